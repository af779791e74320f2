import { route } from '@/lib/doors'
import { getGeneration } from '@/lib/generation/get-generation'
import { generationInput } from '@/lib/generation/schema'

export const GET = route(generationInput, getGeneration)
