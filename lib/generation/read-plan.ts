import { generationPlan, type GenerationPlan } from './schema'

export const readPlan = (plan: unknown): GenerationPlan => generationPlan.parse(plan)
