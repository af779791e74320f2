import type { Ctx } from '../../ctx'
import { notFound } from '../../errors'
import { leaksPlan } from '../schema'

/** The run of a search for leaks, with what it was asked. */
export async function findLeakRun(ctx: Ctx, runId: string) {
  const run = await ctx.db.run.findFirst({
    where: { id: runId, projectId: ctx.projectId, kind: 'find-leaks' },
    select: { number: true, status: true, plan: true, total: true },
  })
  if (!run) throw notFound('Run')
  return { ...run, plan: leaksPlan.parse(run.plan) }
}
