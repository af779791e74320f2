import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { judgeViews } from './judge-views'
import type { JudgesOfInput, JudgeView } from './schema'

/** The latest version of every judge, with what it has answered in the dataset. */
export async function listJudges(ctx: Ctx, { dataset: wanted }: JudgesOfInput): Promise<JudgeView[]> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (name) id FROM "Judge" WHERE "projectId" = ${ctx.projectId}::uuid ORDER BY name, version DESC`
  return judgeViews(
    ctx,
    rows.map(({ id }) => id),
    datasetId,
  )
}
