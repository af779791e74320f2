import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import type { JudgeInput } from './schema'

export async function restoreJudge(ctx: Ctx, { judgeId }: JudgeInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const judge = await ctx.db.judge.findFirst({
      where: { id: judgeId, projectId: ctx.projectId },
      select: { name: true },
    })
    if (!judge) throw notFound('Judge')
    const { count } = await ctx.db.judge.updateMany({
      where: { projectId: ctx.projectId, name: judge.name, archivedAt: { not: null } },
      data: { archivedAt: null },
    })
    if (count === 0) throw conflict('It is not archived')
    await audit(ctx, 'judge.restore', judgeId, { name: judge.name })
    return { id: judgeId }
  })
}
