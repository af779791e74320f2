import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import type { PassageFilter, PassageView } from './web/schema'

/** Passages of a source, or of one of its pages. */
export async function listPassages(ctx: Ctx, { sourceId, pageId, after, take }: PassageFilter): Promise<PassageView[]> {
  allow(ctx, 'read')
  const source = await ctx.db.source.findFirst({
    where: { id: sourceId, projectId: ctx.projectId },
    select: { id: true },
  })
  if (!source) throw notFound('Source')
  const rows = await ctx.db.passage.findMany({
    where: {
      sourceId,
      projectId: ctx.projectId,
      position: { gt: after },
      ...(pageId && { places: { some: { pageId } } }),
    },
    orderBy: { position: 'asc' },
    take,
    select: {
      id: true,
      position: true,
      heading: true,
      text: true,
      page: true,
      used: true,
      tainted: true,
      retiredAt: true,
      places: { select: { pageId: true } },
    },
  })
  return rows.map(({ retiredAt, places, ...passage }) => ({
    ...passage,
    retired: retiredAt !== null,
    pageIds: [...new Set(places.map(({ pageId }) => pageId))],
  }))
}
