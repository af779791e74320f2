import { route } from '@/lib/doors'
import { tryGenerationInput } from '@/lib/generation/schema'
import { tryGeneration } from '@/lib/generation/try-generation'

export const POST = route(tryGenerationInput, tryGeneration, 201)
