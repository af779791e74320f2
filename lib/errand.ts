import type { Actor, Ctx } from './ctx'
import type { ErrorCode } from './errors'

/** Something that somebody waits for and only a worker may do, such as to ask with a sealed key: its name, what is asked, and what comes back, as JSON. */
export type Errand = { kind: string; asked: object; answer: unknown }

/** How a worker does it. */
export type ErrandWork = { kind: string; work: (ctx: Ctx, asked: unknown, winding: AbortSignal) => Promise<unknown> }

export const errand = <E extends Errand>(
  kind: E['kind'],
  work: (ctx: Ctx, asked: E['asked'], winding: AbortSignal) => Promise<E['answer']>,
): ErrandWork => ({ kind, work: (ctx, asked, winding) => work(ctx, asked as E['asked'], winding) })

/** What came of it: an answer, or what the asker is told instead. */
export type ErrandOutcome<A = unknown> = { answer: A } | { code: ErrorCode; error: string }

export type TakenErrand = {
  id: string
  projectId: string
  kind: string
  asked: string
  askedBy: Actor
  millisecondsLeft: number
}
