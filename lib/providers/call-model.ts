import { setMaxListeners } from 'node:events'
import type { z } from 'zod'
import { allow, type Ctx } from '../ctx'
import { AppError } from '../errors'
import { pauseFor } from './calls/pause-for'
import { ask } from './calls/ask'
import { closeCall, openCall } from './calls/ledger'
import { keepAnswer } from './calls/kept-answers'
import { findKnownModel } from './calls/known-model'
import type { CallFacts } from './calls/read-answer'
import { type CallInput, type CallResult, type Facts, nothingSent } from './calls/schema'
import { seedOf } from './calls/seed-of'
import { holdBack } from './calls/hold-back'
import { isTroubled, loadOf, takeSlot } from './calls/slots'
import { waited } from './calls/waited'
import { eitherOf } from './calls/either-of'
import { behaviours, costOf, mostAttempts, retryWait, roughTokens } from './rules'
import { type FailureClass, longestWaitSeconds } from './schema'

export type { CallHints } from './simulator/hints'
export { type CallInput, type CallMessage, type CallResult, nothingSent, type TokenChance } from './calls/schema'

/** Where nobody says how long an answer may be. */
const usualMaxTokens = 1024

/** The one way to ask a language model: within its limits and the run's cap, written down before it goes out, tried again where that helps. */
export async function callModel<S extends z.ZodType = z.ZodType>(
  ctx: Ctx,
  input: CallInput<S>,
): Promise<CallResult<z.output<S>>> {
  allow(ctx, 'curate')
  if (ctx.inTransaction) throw new Error('A model is asked outside of transactions')
  let model = await modelFor(ctx, input)
  if (!model) return pauseFor(ctx, input.runId, { ...nothingSent, ...removed })
  const stop = ctx.signal ?? new AbortController().signal
  const waits = input.winding ? eitherOf(stop, input.winding) : stop
  // Hundreds of calls share the signals of their batch.
  setMaxListeners(0, stop, waits)
  const maxTokens = input.maxTokens ?? usualMaxTokens
  const tokensIn =
    roughTokens(input.instructions ?? '') + input.messages.reduce((sum, m) => sum + roughTokens(m.content) + 4, 3)
  // The simulator always has a seed; an endpoint gets one only when somebody set it.
  const seed = input.seed ?? (model.provider.kind === 'simulator' ? seedOf(input) : undefined)
  const facts: Facts = {
    ...nothingSent,
    model: model.name,
    simulated: model.provider.kind === 'simulator',
  }
  const stopped = (errorClass: FailureClass, error: string) => ({
    ...facts,
    outcome: 'stopped' as const,
    errorClass,
    error,
  })

  for (let asks = 1; ; ) {
    const slot = await takeSlot(model, waits, input.batchId)
    if (!slot) return stopped('cancelled', 'It was stopped before it was asked')
    let answer: Awaited<ReturnType<typeof ask>>
    try {
      // While it waited, a price or a key may have changed. What is reserved and what is counted is of one price.
      model = await modelFor(ctx, input)
      if (!model) return pauseFor(ctx, input.runId, { ...facts, ...removed })
      const reserve = { tokensIn, maxTokens, micros: costOf(model, { tokensIn, tokensOut: maxTokens }) }
      const opened = await openCall({ ctx, model, input, attempt: facts.attempts + 1, reserve, signal: waits })
      if (opened.outcome === 'stopped')
        return opened.errorClass === 'budget'
          ? pauseFor(ctx, input.runId, { ...facts, errorClass: 'budget' as const, error: opened.error })
          : stopped(opened.errorClass, opened.error)
      answer = await ask(
        model,
        { ...input, maxTokens, ...(seed !== undefined && { seed }), attempt: facts.attempts },
        stop,
      )
      facts.callId = opened.id
      facts.attempts++
      count(facts, closeCall({ id: opened.id, runId: input.runId ?? null, model, reserve, answer }))
      // Before its place is given away, and not where it is asked once more.
      if (answer.outcome !== 'failed' && (answer.outcome !== 'unreadable' || asks === 2))
        keep(ctx, input, { ...facts, ...answer } as CallResult)
      slot.learn(loadOf(answer.outcome === 'failed' ? answer.errorClass : null))
      // Before the slot is free: nobody may go where we were just told to wait.
      if (answer.outcome === 'failed' && answer.waitSeconds !== null) await holdBack(model, answer.waitSeconds)
    } finally {
      slot.release()
    }

    if (answer.outcome === 'unreadable' && asks++ < 2) continue
    if (answer.outcome !== 'failed') return { ...facts, ...answer } as CallResult<z.output<S>>
    if (stop.aborted) return stopped('cancelled', 'It was stopped while it was asked')
    const { errorClass, error } = answer
    if (behaviours[errorClass] === 'pause') return pauseFor(ctx, input.runId, { ...facts, errorClass, error })
    if (behaviours[errorClass] === 'row') return { ...facts, outcome: 'failed', errorClass, error }
    if (answer.waitSeconds !== null && answer.waitSeconds > longestWaitSeconds)
      return pauseFor(ctx, input.runId, {
        ...facts,
        errorClass,
        error: `${model.provider.name} asks to wait for more than an hour`,
      })
    if (facts.attempts >= mostAttempts(errorClass)) {
      if (isTroubled(model)) return pauseFor(ctx, input.runId, { ...facts, errorClass, error })
      return { ...facts, outcome: 'failed', errorClass, error }
    }
    // A told wait holds for everyone and is kept by the ledger; without one, each waits by itself.
    if (answer.waitSeconds === null && !(await waited(retryWait(facts.attempts, Math.random()) * 1000, waits)))
      return stopped('cancelled', 'It was stopped before it was asked again')
  }
}

const removed = { errorClass: 'no_model', error: 'A model that it asks was removed' } as const

/** Null when it was removed while a run still asks it: the run then stops where it is. */
async function modelFor(ctx: Ctx, { modelId, runId }: CallInput) {
  try {
    return await findKnownModel(ctx, modelId)
  } catch (error) {
    if (runId && error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

function keep({ projectId }: Ctx, { runId, position, asker }: CallInput, answer: CallResult) {
  if (runId && position !== undefined && asker) keepAnswer({ projectId, runId, position, asker, answer })
}

function count(facts: Facts, { tokensIn, tokensOut, costMicros, estimated, latencyMs }: CallFacts) {
  facts.tokensIn += tokensIn
  facts.tokensOut += tokensOut
  facts.costMicros += costMicros
  facts.estimated ||= estimated
  facts.latencyMs = latencyMs
}
