import { allow, type Ctx } from '../ctx'
import { polarityOf } from '../policy/rules'
import { findDataset } from '../samples/find-dataset'
import { excerptOf } from '../samples/text/rules'
import type { GoldView, ListGoldInput } from './gold/schema'

/** Samples whose answers are known. Whoever reviews must not see them, so it takes a curator. */
export async function listGold(ctx: Ctx, { dataset: wanted }: ListGoldInput): Promise<GoldView[]> {
  allow(ctx, 'curate')
  const dataset = await findDataset(ctx, wanted)
  const rows = await ctx.db.$queryRaw<(Omit<GoldView, 'polarity' | 'excerpt'> & { prompt: string })[]>`
    SELECT g."sampleId", g.labels, g.note, left(m.prompt, 400) AS prompt FROM "GoldAnswer" g JOIN "Sample" m ON m.id = g."sampleId"
    WHERE g."projectId" = ${ctx.projectId}::uuid AND g."datasetId" = ${dataset.id}::uuid ORDER BY g."createdAt" DESC LIMIT 500`
  return rows.map(({ prompt, ...row }) => ({
    ...row,
    polarity: polarityOf(dataset.labels.filter(({ code }) => row.labels.includes(code))),
    excerpt: excerptOf(prompt, []),
  }))
}
