import type { z } from 'zod'
import type { Polarity } from '../../policy/schema'

/** What a format needs to know of a policy. Retired labels are not among these. */
export type JudgeLabel = { code: string; name: string; definition: string; aliases: string[]; polarity: Polarity }
export type JudgePolicy = { labels: JudgeLabel[]; multiLabel: boolean; target: 'prompt' | 'response' }

/** The text under judgement, as far as the judge may see it. */
export type JudgedText = {
  conversation: { role: string; content: string }[]
  prompt: string
  response: string | null
}

export type Question = {
  instructions?: string
  messages: { role: 'user' | 'assistant'; content: string }[]
  schema?: z.ZodType
  maxTokens: number
  /** Ask for the chances of the first token, where the endpoint has them. */
  chances?: boolean
}

export type Chance = { token: string; logprob: number; top: { token: string; logprob: number }[] }
export type Answer = { text: string; chances?: Chance[] | null | undefined }

export type Opinion = {
  outcome: 'read'
  labels: string[]
  polarity: Polarity
  confidence: number | null
  severity: number | null
  /** Whether the response under judgement is a refusal, where the format asks. */
  refusal: boolean | null
  rationale: string | null
  /** The answer stood in a fence or in prose and was taken out of it. */
  repaired: boolean
}
/** An answer is an opinion, or it is not: neither of the other two ever counts as safe or unsafe. */
export type Reading = Opinion | { outcome: 'unreadable'; reason: string } | { outcome: 'refused'; reason: string }

export type Asked = { policy: JudgePolicy; text: JudgedText; instructions: string; boundary: string }

export type Format = {
  /** Most formats ask once; some ask once for each line of the policy. */
  ask: (asked: Asked) => Question[]
  read: (answers: Answer[], policy: JudgePolicy, thresholds?: Record<string, number>) => Reading
  /** How to ask once more when the answer misses what is needed; null when asking again would not help. */
  askAgain?: (asked: Asked, answer: Answer) => { question: Question; prefill: string } | null
}

export const unreadable = (reason: string): Reading => ({ outcome: 'unreadable', reason })

export const rationaleAtMost = 1_000
