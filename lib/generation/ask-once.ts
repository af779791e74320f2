import type { Ctx } from '../ctx'
import { type CallInput, callModel, type CallResult, nothingSent } from '../providers/call-model'
import { answerKey, type Answers } from '../providers/calls/kept-answers'

export type Asking = {
  runId: string
  batchId: string
  winding: AbortSignal
  /** What was answered before, by a worker that is gone. */
  answers: Answers
  mayCall: () => boolean
  /** The run has a cap of calls. */
  counted: boolean
}

/** Asks a question of a row that nobody was asked before, within the caps of its run; an answer that a worker left behind when it died serves as well. */
export async function askOnce(
  ctx: Ctx,
  call: CallInput & { position: number; asker: string },
  { answers, mayCall, counted }: Asking,
): Promise<CallResult> {
  const before = answers.get(answerKey(call.position, call.asker))
  if (before) return before
  if (!mayCall()) return notAsked
  return callModel(ctx, { ...call, counted })
}

const notAsked: CallResult = {
  ...nothingSent,
  outcome: 'stopped',
  errorClass: 'budget',
  error: 'A cap is reached',
}
