import { route } from '@/lib/doors'
import { estimateGeneration } from '@/lib/generation/estimate-generation'
import { estimateInput, estimateQuery } from '@/lib/generation/schema'

export const GET = route(estimateQuery, estimateGeneration)
export const POST = route(estimateInput, estimateGeneration)
