import { z } from 'zod'

/** Below 0.7 unlike requests in one wording become copies; above 0.95 there is little but exact repeats. */
export const threshold = z.number().min(0.7).max(0.95)

const text = z.string().max(200_000)
const textToFind = z.strictObject({
  prompt: text,
  response: text.nullish(),
  /** The request inside of a wrapper, and the wrapper's name: one request in two wrappers is a family, not a copy. */
  unwrapped: text.nullish(),
  wrapper: z.string().max(120).nullish(),
})
export type TextToFind = z.output<typeof textToFind>

export const lookUpCopiesInput = z.strictObject({
  dataset: z.uuid().optional(),
  texts: z.array(textToFind).min(1, 'There is no text to look for').max(100, 'At most 100 texts at once'),
  threshold: threshold.optional(),
})
export type LookUpCopiesInput = z.output<typeof lookUpCopiesInput>

export type Copy = { sampleId: string; similarity: number }

export const findDuplicatesInput = z.strictObject({ dataset: z.uuid().optional(), threshold: threshold.optional() })
export type FindDuplicatesInput = z.output<typeof findDuplicatesInput>
