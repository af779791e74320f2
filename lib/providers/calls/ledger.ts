import type { Ctx } from '../../ctx'
import { newId } from '../../ids'
import { describeError, log } from '../../log'
import type { CallInput } from './schema'
import { costOf, roughTokens } from '../rules'
import type { FailureClass } from '../schema'
import { closeRows, type Closing } from './close-rows'
import type { KnownModel } from './known-model'
import { keepAnswer, takeFreshAnswers } from './kept-answers'
import { type Gate, type Opening, openRows } from './open-rows'
import type { Answer, CallFacts } from './read-answer'
import { waited } from './waited'

/** What a call may use at most, as far as we can reckon. */
type Reserve = { tokensIn: number; maxTokens: number; micros: number }
type Open = { ctx: Ctx; model: KnownModel; input: CallInput; attempt: number; reserve: Reserve; signal: AbortSignal }
type Opened = { outcome: 'open'; id: string } | { outcome: 'stopped'; errorClass: FailureClass; error: string }

type Asked = { row: Opening; settle: (gate: Gate) => void; fail: (error: unknown) => void }
type Group = {
  model: KnownModel
  projectId: string
  runId: string | null
  counted: boolean
  asked: Asked[]
  writers: number
}

/** Calls of one run to one provider are written together, as many as came while the last were written. */
const groups = new Map<string, Group>()
/** Who comes while a writing is under way need not wait for its end. */
const mostWriters = 2

/** Closings may wait a moment for company: nobody waits for them. */
const closeMilliseconds = 100
let closings: Closing[] = []
let closed: Promise<void> = Promise.resolve()

/** While the cap is taken up by calls under way, somebody may still give some back. */
const capMilliseconds = 250

/** Writes a call down before it goes out, once its turn has come: no wait told, a request and tokens left in the minute, money in the cap, and a run that runs. */
export async function openCall({ ctx, model, input, attempt, reserve, signal }: Open): Promise<Opened> {
  const id = newId()
  const row: Opening = {
    id,
    modelId: model.id,
    batchId: input.batchId ?? null,
    position: input.position ?? null,
    purpose: input.purpose,
    attempt,
    tokens: reserve.tokensIn + reserve.maxTokens,
    micros: reserve.micros,
  }
  for (;;) {
    const gate = await enter(model, ctx.projectId, input, row)
    if (gate.kind === 'open') return { outcome: 'open', id }
    if (gate.kind === 'ended') return { outcome: 'stopped', errorClass: 'cancelled', error: 'The run does not go on' }
    if (gate.kind === 'spent' && !gate.maybeLater)
      return {
        outcome: 'stopped',
        errorClass: 'budget',
        error: `The cap of ${gate.cap} is reached`,
      }
    const wait = gate.kind === 'wait' ? Math.min(gate.milliseconds, 1000) : capMilliseconds
    if (!(await waited(wait, signal)))
      return { outcome: 'stopped', errorClass: 'cancelled', error: 'It was stopped before it was asked' }
  }
}

function enter(model: KnownModel, projectId: string, input: CallInput, row: Opening): Promise<Gate> {
  const { runId = null, counted = false } = input
  const key = `${runId ?? projectId}:${model.provider.id}`
  let group = groups.get(key)
  if (!group) {
    group = { model, projectId, runId, counted, asked: [], writers: 0 }
    groups.set(key, group)
  }
  group.model = model
  group.counted ||= counted
  const mine = group
  return new Promise((settle, fail) => {
    mine.asked.push({ row, settle, fail })
    if (mine.writers < mostWriters) write(key, mine)
  })
}

async function write(key: string, group: Group) {
  group.writers++
  for (;;) {
    // What is asked in the same breath goes together.
    await new Promise((resolve) => setImmediate(resolve))
    const asked = group.asked.splice(0, 500)
    if (asked.length === 0) break
    const answers = takeFreshAnswers()
    try {
      const gates = await openRows({ ...group, rows: asked.map(({ row }) => row), answers })
      for (const [index, { settle }] of asked.entries()) settle(gates[index] as Gate)
    } catch (error) {
      answers.forEach(keepAnswer)
      for (const { fail } of asked) fail(error)
    }
  }
  if (--group.writers === 0) groups.delete(key)
}

type Close = { id: string; runId: string | null; model: KnownModel; reserve: Reserve; answer: Answer }

/** Closes the row with what the provider counted, or what we reckon where it counted nothing. */
export function closeCall({ id, runId, model, reserve, answer }: Close): CallFacts {
  const facts = factsOf(model, reserve, answer)
  closings.push({
    id,
    runId,
    outcome: answer.outcome,
    errorClass: 'errorClass' in answer ? answer.errorClass : null,
    error: 'error' in answer ? answer.error : null,
    ...facts,
  })
  if (closings.length === 1) closed = closed.then(() => pause(closeMilliseconds)).then(writeClosings)
  return facts
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

async function writeClosings() {
  const rows = closings
  closings = []
  for (let tries = 1; ; tries++) {
    try {
      return await closeRows(rows)
    } catch (error) {
      log.warn('calls.cannot-close', describeError(error))
      // What cannot be closed is found open later, and counts as paid.
      if (tries === 5) return
      await pause(200 * tries)
    }
  }
}

/** When every closing so far is written: before a process ends, and for who wants to read the ledger now. */
export const settleCalls = () => closed

function factsOf(model: KnownModel, reserve: Reserve, { usage, latencyMs, ...answer }: Answer): CallFacts {
  if (answer.outcome === 'failed' && !answer.maybePaid)
    return { tokensIn: 0, tokensOut: 0, costMicros: 0, estimated: false, latencyMs }
  const told = usage.tokensIn !== null && usage.tokensOut !== null && usage.tokensIn > 0
  const tokensIn = told ? Number(usage.tokensIn) : reserve.tokensIn
  const tokensOut = told
    ? Number(usage.tokensOut)
    : answer.outcome === 'failed'
      ? reserve.maxTokens
      : roughTokens(`${answer.text}${answer.reasoning ?? ''}`)
  return { tokensIn, tokensOut, costMicros: costOf(model, { tokensIn, tokensOut }), estimated: !told, latencyMs }
}
