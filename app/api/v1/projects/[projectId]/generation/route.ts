import { route } from '@/lib/doors'
import { startGenerationInput } from '@/lib/generation/schema'
import { startGeneration } from '@/lib/generation/start-generation'

export const POST = route(startGenerationInput, startGeneration, 201)
