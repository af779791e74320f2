import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import type { SourceDetailView, SourceInput } from './schema'
import { sourceSelect, sourceView } from './source-view'

/** A source with the first rows that could not be read. */
export async function getSource(ctx: Ctx, { sourceId }: SourceInput): Promise<SourceDetailView> {
  allow(ctx, 'read')
  const found = await ctx.db.source.findFirst({
    where: { id: sourceId, projectId: ctx.projectId },
    select: { ...sourceSelect, card: true, plan: true, uploadId: true },
  })
  if (!found) throw notFound('Source')
  const { card, plan, uploadId, ...source } = found
  const [rejects, passages, [near]] = await Promise.all([
    ctx.db.reject.findMany({
      where: { sourceId },
      orderBy: { row: 'asc' },
      take: 100,
      select: { row: true, file: true, line: true, column: true, reason: true },
    }),
    ctx.db.passage.count({ where: { sourceId, projectId: ctx.projectId } }),
    ctx.db.$queryRaw<{ copies: number }[]>`
      SELECT (SELECT count(*)::int FROM "DuplicateMember" m WHERE m."datasetId" = s."datasetId" AND m."sourceId" = ${sourceId}::uuid AND m.extra) AS copies
      FROM "DuplicateState" s WHERE s."datasetId" = ${found.datasetId}::uuid AND s."projectId" = ${ctx.projectId}::uuid AND s."passedAt" IS NOT NULL`,
  ])
  return { ...sourceView(source), card, plan, uploadId, rejects, passages, nearCopies: near?.copies ?? null }
}
