import type { z } from 'zod'
import type { FailureClass } from '../schema'
import type { CallHints } from '../simulator/hints'

export type CallMessage = { role: 'user' | 'assistant'; content: string }

export type CallInput<S extends z.ZodType = z.ZodType> = {
  modelId: string
  /** What the call is for, as the ledger shows it: generate, judge, respond, preview, test … */
  purpose: string
  /** The run it is for. Its cap is reserved before each call, its cost is counted by the ledger: do not count it again with `keep`. */
  runId?: string
  /** The run has a cap of calls: each is counted before it goes out, tries again too. */
  counted?: boolean
  batchId?: string
  /** Which row of the run asks. With the run, it seeds the simulator, so that a repeated row comes out the same. */
  position?: number
  /** With a run and a row: its answer is written down until `forgetAnswers`, and found by `findAnswers` when this process dies. Names the question among those of its row. */
  asker?: string
  instructions?: string
  /** Ends with the user, or with an assistant message that the model continues (a prefill). */
  messages: CallMessage[]
  /** The answer is JSON of this shape. What does not fit is asked for once more, then `unreadable`. */
  schema?: S
  maxTokens?: number
  temperature?: number
  topP?: number
  seed?: number
  /** How many alternatives to report for each token, where the endpoint can. */
  logprobs?: number
  /** Facts that only the simulator reads, and no endpoint ever sees. */
  hints?: CallHints
  /** For one try, from the first byte out to the last byte in. 60 without it. */
  seconds?: number
  /** The attempt's `winding`: nothing new is sent, waits end, what is under way may finish. */
  winding?: AbortSignal
}

export type TokenChance = { token: string; logprob: number; top: { token: string; logprob: number }[] }

export type Facts = {
  /** The last try's row in the ledger; null when nothing was sent. */
  callId: string | null
  model: string
  /** Made up by the simulator: say so wherever it is shown or exported. */
  simulated: boolean
  /** Tries that were sent, each with a row of its own in the ledger. */
  attempts: number
  /** Over all tries. */
  tokensIn: number
  tokensOut: number
  costMicros: number
  /** The provider did not say what it counted: tokens and cost are reckoned. */
  estimated: boolean
  /** Of the last try. */
  latencyMs: number
}

/**
 * What came of it. Never thrown: every row has exactly one of these.
 * - `answered`: `text` is the answer without its think-trace, `object` the parsed JSON when a schema was given.
 * - `refused`: the model or its filter would not. Not an error, and not tried again; route it to another model if you like.
 * - `cut`: it ended at the token limit, or its think-trace never closed (`unfinished`, then `text` is empty). Never judge it as an answer.
 * - `unreadable`: it answered twice, and neither time in the shape asked for.
 * - `failed`: this row failed, for the reason in `errorClass`, after the tries that its class deserves.
 * - `stopped`: nothing is wrong with the row, but nobody may ask now: the run was paused (by us, with its reason: cap, key, credit, endpoint away, a wait over an hour) or cancelled, or this worker is leaving. Leave the row open and return 'unfinished' from the job.
 */
export type CallResult<T = unknown> = Facts &
  (
    | {
        outcome: 'answered'
        text: string
        reasoning: string | null
        object: T
        /** The JSON stood in a fence or in prose, and was taken out of it. */
        repaired: boolean
        logprobs: TokenChance[] | null
      }
    | { outcome: 'refused'; errorClass: 'refusal' | 'content_filter'; text: string; reasoning: string | null }
    | { outcome: 'cut'; text: string; reasoning: string | null; unfinished: boolean }
    | { outcome: 'unreadable'; errorClass: 'invalid_output'; error: string; text: string; reasoning: string | null }
    | { outcome: 'failed'; errorClass: FailureClass; error: string }
    | { outcome: 'stopped'; errorClass: FailureClass; error: string }
  )

/** The facts of a call that never went out. */
export const nothingSent: Facts = {
  callId: null,
  model: '',
  simulated: false,
  attempts: 0,
  tokensIn: 0,
  tokensOut: 0,
  costMicros: 0,
  estimated: false,
  latencyMs: 0,
}
