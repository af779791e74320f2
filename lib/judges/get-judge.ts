import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { findDataset } from '../samples/find-dataset'
import { judgeViews } from './judge-views'
import type { GetJudgeInput, JudgeView } from './schema'

/** One version of a judge, and all that there are of it, the newest first. */
export async function getJudge(
  ctx: Ctx,
  { judgeId, dataset: wanted }: GetJudgeInput,
): Promise<{ judge: JudgeView; versions: JudgeView[] }> {
  allow(ctx, 'read')
  const found = await ctx.db.judge.findFirst({
    where: { id: judgeId, projectId: ctx.projectId },
    select: { name: true },
  })
  if (!found) throw notFound('Judge')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const rows = await ctx.db.judge.findMany({
    where: { projectId: ctx.projectId, name: found.name },
    select: { id: true },
  })
  const views = await judgeViews(
    ctx,
    rows.map(({ id }) => id),
    datasetId,
  )
  const versions = views.toSorted((one, other) => other.version - one.version)
  return { judge: versions.find(({ id }) => id === judgeId)!, versions }
}
