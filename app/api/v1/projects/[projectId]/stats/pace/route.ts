import { route } from '@/lib/doors'
import { getPace } from '@/lib/stats/get-pace'
import { statsInput } from '@/lib/stats/schema'

export const GET = route(statsInput, getPace)
