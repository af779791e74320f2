import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import type { JudgeInput } from './schema'

/** Takes a judge with all its versions out of the choice. Its verdicts stay. */
export async function archiveJudge(ctx: Ctx, { judgeId }: JudgeInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const judge = await ctx.db.judge.findFirst({
      where: { id: judgeId, projectId: ctx.projectId },
      select: { name: true },
    })
    if (!judge) throw notFound('Judge')
    const { count } = await ctx.db.judge.updateMany({
      where: { projectId: ctx.projectId, name: judge.name, archivedAt: null },
      data: { archivedAt: new Date() },
    })
    if (count === 0) throw conflict('It is archived already')
    await ctx.db.acceptance.updateMany({
      where: { projectId: ctx.projectId, judgeId, endedAt: null },
      data: { endedAt: new Date(), endedByName: ctx.actor.name },
    })
    await audit(ctx, 'judge.archive', judgeId, { name: judge.name })
    return { id: judgeId }
  })
}
