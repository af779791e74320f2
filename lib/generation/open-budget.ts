import type { Ctx } from '../ctx'
import { capInTheWay } from './rules'
import type { GenerationPlan } from './schema'

/** The cap of time. Those of money and calls are kept by the ledger, which counts before each call, over all workers. */
export async function openBudget(ctx: Ctx, runId: string, { caps }: GenerationPlan) {
  const run = await ctx.db.run.findFirstOrThrow({
    where: { id: runId, projectId: ctx.projectId },
    select: { createdAt: true },
  })
  const inTheWay = () => capInTheWay(caps, (Date.now() - run.createdAt.getTime()) / 60_000)

  return {
    mayCall: () => inTheWay() === null,
    /** Stops the run where it is and says why, so that the cap can be raised. */
    async pauseIfSpent() {
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
