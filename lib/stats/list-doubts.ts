import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { Prisma } from '../generated/prisma/client'
import { allOf } from '../samples/filter-conditions'
import { excerptOf } from '../samples/text/rules'
import { except } from '../samples/unseen/conditions'
import { unseenIds } from '../samples/unseen-ids'
import { type DoubtPage, type DoubtSum, type DoubtView, doubtKind, type ListDoubtsInput } from './schema'

type Row = Omit<DoubtView, 'excerpt'> & { prompt: string; response: string | null }

/** Labels that are likely wrong, the likeliest first. What was decided since the search is no doubt any more; what one is deciding unseen is none yet. */
export async function listDoubts(ctx: Ctx, { dataset: wanted, take, from }: ListDoubtsInput): Promise<DoubtPage> {
  allow(ctx, 'read')
  const { id: datasetId, target } = await findDataset(ctx, wanted)
  const where = { projectId: ctx.projectId, datasetId, kind: doubtKind }
  const held = await unseenIds(ctx, datasetId)
  // One doubt after another, the likeliest first, until there are enough: most are never looked at.
  const [going, last, rows] = await Promise.all([
    ctx.db.run.findFirst({ where: { ...where, status: { in: ['running', 'paused'] } }, select: { id: true } }),
    ctx.db.run.findFirst({
      where: { ...where, status: 'done' },
      orderBy: { id: 'desc' },
      select: { endedAt: true, result: true },
    }),
    ctx.db.$queryRaw<Row[]>`
      SELECT d."sampleId", d.rank, d.given, d.suggested, d.confidence, s.prompt, s.response
      FROM (SELECT * FROM "LabelDoubt" WHERE "datasetId" = ${datasetId}::uuid AND "projectId" = ${ctx.projectId}::uuid AND ${allOf([Prisma.sql`rank >= ${from}`, ...except(held, Prisma.sql`"sampleId"`)])} ORDER BY rank) AS d,
        LATERAL (SELECT prompt, response, labels FROM "Sample" WHERE id = d."sampleId" AND "datasetId" = d."datasetId" OFFSET 0) AS s
      WHERE s.labels = ARRAY[d.given] AND (SELECT count(*) FROM (
          SELECT 1 FROM "Decision" e WHERE e."sampleId" = d."sampleId" AND e."runId" IS NULL AND e.act IN ('accept', 'relabel', 'reject')
            AND e."createdAt" > (SELECT "createdAt" FROM "Run" WHERE id = d."runId") LIMIT 1) AS since) = 0
      ORDER BY d.rank LIMIT ${take}`,
  ])
  return {
    runId: going?.id ?? null,
    searchedAt: last?.endedAt?.toISOString() ?? null,
    sum: (last?.result as DoubtSum | null) ?? null,
    doubts: rows.map(({ prompt, response, ...doubt }) => ({
      ...doubt,
      excerpt: excerptOf((target === 'response' ? response : null) ?? prompt, []),
    })),
  }
}
