import { z } from 'zod'

const text = z.string().max(200_000)
const part = z.object({ type: z.literal('text', 'Only texts can be judged here'), text })

/** What a client of OpenAI's moderation endpoint sends. Keys that we do not know are its own affair. */
export const moderationInput = z.object({
  /** A model's name or id; the latest one without it. */
  model: z.string().max(200).optional(),
  input: z.union([text, z.array(text).min(1).max(1_000), z.array(part).min(1).max(1_000)]),
})
export type ModerationInput = z.output<typeof moderationInput>

/** Parts are one text, as they are there; strings are a text each. */
export function moderationTexts(input: ModerationInput['input']): string[] {
  if (typeof input === 'string') return [input]
  const strings = input.filter((each) => typeof each === 'string')
  if (strings.length > 0) return strings
  return [input.map((each) => (typeof each === 'string' ? each : each.text)).join('\n')]
}
