import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { excerptOf } from '../samples/text/rules'
import { type DoubtPage, type DoubtSum, type DoubtView, doubtKind, type ListDoubtsInput } from './schema'

type Row = Omit<DoubtView, 'excerpt'> & { prompt: string; response: string | null }

/** Labels that are likely wrong, the likeliest first. What was decided since the search is no doubt any more. */
export async function listDoubts(ctx: Ctx, { dataset: wanted, take, from }: ListDoubtsInput): Promise<DoubtPage> {
  allow(ctx, 'read')
  const { id: datasetId, target } = await findDataset(ctx, wanted)
  const where = { projectId: ctx.projectId, datasetId, kind: doubtKind }
  const [going, last, rows] = await Promise.all([
    ctx.db.run.findFirst({ where: { ...where, status: { in: ['running', 'paused'] } }, select: { id: true } }),
    ctx.db.run.findFirst({
      where: { ...where, status: 'done' },
      orderBy: { id: 'desc' },
      select: { endedAt: true, result: true },
    }),
    ctx.db.$queryRaw<Row[]>`
      SELECT d."sampleId", d.rank, d.given, d.suggested, d.confidence, s.prompt, s.response
      FROM "LabelDoubt" d JOIN "Run" r ON r.id = d."runId" JOIN "Sample" s ON s.id = d."sampleId" AND s."datasetId" = d."datasetId"
      WHERE d."datasetId" = ${datasetId}::uuid AND d."projectId" = ${ctx.projectId}::uuid AND d.rank >= ${from}
        AND s.labels = ARRAY[d.given] AND NOT EXISTS (
          SELECT 1 FROM "Decision" e WHERE e."sampleId" = d."sampleId" AND e."runId" IS NULL AND e."createdAt" > r."createdAt" AND e.act IN ('accept', 'relabel', 'reject'))
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
