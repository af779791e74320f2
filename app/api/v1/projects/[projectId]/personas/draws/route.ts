import { route } from '@/lib/doors'
import { drawPersonas } from '@/lib/personas/draw-personas'
import { drawInput } from '@/lib/personas/schema'

export const POST = route(drawInput, drawPersonas)
