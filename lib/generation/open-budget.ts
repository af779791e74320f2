import type { Ctx } from '../ctx'
import { capInTheWay } from './rules'
import type { GenerationPlan } from './schema'

/** Calls of a run that this process has begun, over all of its batches; what others began is read with each batch. */
const begun = new Map<string, { calls: number }>()

/** The caps of calls and time. The cap of money is kept by the ledger, which reserves before each call. */
export async function openBudget(ctx: Ctx, runId: string, { caps }: GenerationPlan) {
  const run = await ctx.db.run.findFirstOrThrow({
    where: { id: runId, projectId: ctx.projectId },
    select: { createdAt: true },
  })
  const counter = begun.get(runId) ?? { calls: 0 }
  if (caps.calls !== undefined)
    counter.calls = Math.max(counter.calls, await ctx.db.modelCall.count({ where: { runId } }))
  begun.set(runId, counter)
  if (begun.size > 1_000) for (const id of [...begun.keys()].slice(0, 500)) begun.delete(id)
  let reason: string | null = null

  return {
    /** Whether one more call may begin; counts it if so. */
    mayCall() {
      reason ??= capInTheWay(caps, { calls: counter.calls, minutes: (Date.now() - run.createdAt.getTime()) / 60_000 })
      if (reason === null) counter.calls++
      return reason === null
    },
    /** Stops the run where it is and says why, so that the cap can be raised. */
    async pauseIfSpent() {
      if (reason === null) return
      const { count } = await ctx.db.run.updateMany({
        where: { id: runId, projectId: ctx.projectId, status: 'running' },
        data: { status: 'paused', reason },
      })
      if (count > 0) await ctx.db.runEvent.create({ data: { runId, level: 'warn', message: `Paused: ${reason}` } })
    },
  }
}
