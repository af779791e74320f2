import type { Ctx } from '../ctx'
import type { JobRun } from '../job'
import { openAcceptRun } from './open-accept-run'

/** After a panel run: judges that may accept do so, each in a run of its own. */
export async function acceptAfter(ctx: Ctx, run: JobRun, judgeIds: string[]) {
  const allowed = await ctx.db.acceptance.findMany({
    where: { projectId: ctx.projectId, datasetId: run.datasetId ?? '', judgeId: { in: judgeIds }, endedAt: null },
  })
  for (const { id, datasetId, judgeId, codes, startedById } of allowed) {
    const judge = await ctx.db.judge.findFirstOrThrow({
      where: { id: judgeId, projectId: ctx.projectId },
      select: { name: true },
    })
    await openAcceptRun(ctx, { id, datasetId, judgeId, codes, startedById, judge: judge.name })
  }
}
