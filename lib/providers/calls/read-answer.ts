import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import type { z } from 'zod'
import type { TokenChance } from './schema'
import { isRefusal, jsonIn, separateThinking } from '../rules'
import type { FailureClass } from '../schema'
import { logprobsOf } from './logprobs-of'

export type CallFacts = {
  tokensIn: number
  tokensOut: number
  costMicros: number
  estimated: boolean
  latencyMs: number
}

type Usage = { tokensIn: number | null; tokensOut: number | null }
type Thought = { text: string; reasoning: string | null }
export type Answered =
  | (Thought & { outcome: 'answered'; object: unknown; repaired: boolean; logprobs: TokenChance[] | null })
  | (Thought & { outcome: 'refused'; errorClass: 'refusal' | 'content_filter' })
  | (Thought & { outcome: 'cut'; unfinished: boolean })
  | (Thought & { outcome: 'unreadable'; errorClass: 'invalid_output'; error: string })
export type Failed = {
  outcome: 'failed'
  errorClass: FailureClass
  error: string
  /** How long the provider asks everyone to wait. */
  waitSeconds: number | null
  /** It may have worked on it before it failed, so it may ask to be paid. */
  maybePaid: boolean
}
/** What one try brought. */
export type Answer = (Answered | Failed) & { usage: Usage; latencyMs: number }

type Wanted = { schema?: z.ZodType; logprobs?: number }

const longestKept = 64 * 1024

/** What a model said, told apart: an answer, a refusal, something cut off, or nothing that can be read. */
export function readAnswer(result: LanguageModelV4GenerateResult, { schema, logprobs: asked }: Wanted): Answered {
  const parts = (type: 'text' | 'reasoning') =>
    result.content.flatMap((part) => (part.type === type && 'text' in part ? [part.text] : [])).join('')
  const separated = separateThinking(parts('text'))
  const reasoning = [parts('reasoning'), separated.reasoning].filter(Boolean).join('\n').slice(0, longestKept) || null
  const thought = { text: separated.text, reasoning }
  const { unified } = result.finishReason

  if (unified === 'content-filter')
    return {
      ...thought,
      outcome: 'refused',
      errorClass: refusalOf(result) ? 'refusal' : 'content_filter',
      text: thought.text || (refusalOf(result) ?? ''),
    }
  if (separated.unfinished) return { ...thought, outcome: 'cut', unfinished: true }
  if (unified === 'length') return { ...thought, outcome: 'cut', unfinished: thought.text === '' && reasoning !== null }
  if (thought.text.trim() === '') return unreadable(thought, 'The answer is empty')
  if (isRefusal(thought.text)) return { ...thought, outcome: 'refused', errorClass: 'refusal' }
  const logprobs = asked === undefined ? null : logprobsOf(result)
  if (!schema) return { ...thought, outcome: 'answered', object: undefined, repaired: false, logprobs }

  const json = jsonIn(thought.text)
  if (!json) return unreadable(thought, 'The answer is not JSON')
  const fits = schema.safeParse(json.value)
  if (fits.success) return { ...thought, outcome: 'answered', object: fits.data, repaired: json.repaired, logprobs }
  const [issue] = fits.error.issues
  return unreadable(
    thought,
    `The answer does not fit: ${issue?.path.join('.') || 'as a whole'}: ${issue?.message}`.slice(0, 300),
  )
}

const unreadable = ({ text, reasoning }: Thought, error: string) => ({
  outcome: 'unreadable' as const,
  errorClass: 'invalid_output' as const,
  error,
  text: text.slice(0, longestKept),
  reasoning,
})

/** OpenAI and those like it say a refusal in a field of its own. */
function refusalOf({ response }: LanguageModelV4GenerateResult): string | null {
  const body = response?.body as { choices?: { message?: { refusal?: unknown } }[] } | undefined
  const refusal = body?.choices?.[0]?.message?.refusal
  return typeof refusal === 'string' && refusal !== '' ? refusal : null
}
