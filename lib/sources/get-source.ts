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
  const [rejects, passages] = await Promise.all([
    ctx.db.reject.findMany({
      where: { sourceId },
      orderBy: { row: 'asc' },
      take: 100,
      select: { row: true, file: true, line: true, column: true, reason: true },
    }),
    ctx.db.passage.count({ where: { sourceId, projectId: ctx.projectId } }),
  ])
  return { ...sourceView(source), card, plan, uploadId, rejects, passages }
}
