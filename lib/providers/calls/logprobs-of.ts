import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import { z } from 'zod'
import type { TokenChance } from './schema'

const chance = z.object({ token: z.string(), logprob: z.number() })
/** As OpenAI's chat format has them, which its likes share. */
const chances = z.object({
  choices: z
    .array(
      z.object({
        logprobs: z.object({ content: z.array(chance.extend({ top_logprobs: z.array(chance).default([]) })) }),
      }),
    )
    .min(1),
})

export function logprobsOf({ response }: LanguageModelV4GenerateResult): TokenChance[] | null {
  const body = response?.body
  if (!body || typeof body !== 'object') return null
  const read = chances.safeParse(body)
  if (!read.success) return null
  return (read.data.choices[0]?.logprobs.content ?? []).map(({ token, logprob, top_logprobs: top }) => ({
    token,
    logprob,
    top,
  }))
}
