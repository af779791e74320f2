import type { Ctx } from '../ctx'
import { capInTheWay } from './rules'
import type { GenerationPlan } from './schema'

/** Calls of a run that this process may make, over all of its batches, and those of them that are not back; what others made is read with each batch. */
const begun = new Map<string, { calls: number; out: number }>()

/** The caps of calls and time. The cap of money is kept by the ledger, which reserves before each call. */
export async function openBudget(ctx: Ctx, runId: string, { caps }: GenerationPlan) {
  const run = await ctx.db.run.findFirstOrThrow({
    where: { id: runId, projectId: ctx.projectId },
    select: { createdAt: true },
  })
  const counter = begun.get(runId) ?? { calls: 0, out: 0 }
  if (caps.calls !== undefined)
    counter.calls = Math.max(counter.calls, await ctx.db.modelCall.count({ where: { runId } }))
  begun.set(runId, counter)
  if (begun.size > 1_000) for (const [id, { out }] of begun) if (out === 0 && id !== runId) begun.delete(id)
  const inTheWay = () =>
    capInTheWay(caps, { calls: counter.calls, minutes: (Date.now() - run.createdAt.getTime()) / 60_000 })

  return {
    /** Whether one more call may go out; counts it if so. */
    mayCall() {
      if (inTheWay() !== null) return false
      counter.calls++
      counter.out++
      return true
    },
    /** So many went out in the end: none, or several tries. */
    settle(calls: number) {
      counter.calls += calls - 1
      counter.out--
    },
    /** Stops the run where it is and says why, so that the cap can be raised. Not before all that were let out are back: a paused run asks nobody. */
    async pauseIfSpent() {
      while (inTheWay() !== null && counter.out > 0) await new Promise((resolve) => setTimeout(resolve, 25))
      const reason = inTheWay()
      if (reason === null) return
      const { count } = await ctx.db.run.updateMany({
        where: { id: runId, projectId: ctx.projectId, status: 'running' },
        data: { status: 'paused', reason },
      })
      if (count > 0) await ctx.db.runEvent.create({ data: { runId, level: 'warn', message: `Paused: ${reason}` } })
    },
  }
}
