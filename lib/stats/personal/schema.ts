import { z } from 'zod'
import { personalKinds } from '../schema'

const turn = z.looseObject({ content: z.string() })
export const turns = z.array(turn).nullable().catch(null)

/** Every text of a sample that a person's data can stand in. */
export const texts = z.object({
  prompt: z.string(),
  response: z.string().nullable(),
  unwrapped: z.string().nullable(),
  safePrompt: z.string().nullable(),
  conversation: turns,
})
export type Texts = z.output<typeof texts>

export const maskPlan = z.object({ kinds: z.array(z.enum(personalKinds)), userId: z.string() })
export const idRange = z.object({ from: z.uuid(), until: z.uuid() })
