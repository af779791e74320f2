import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { droppedShape } from './text/schema'
import type { PageFilter, PagesView } from './web/schema'

/** Pages or documents of a source, each with what became of it. */
export async function listPages(ctx: Ctx, { sourceId, state, after, take }: PageFilter): Promise<PagesView> {
  allow(ctx, 'read')
  const source = await ctx.db.source.findFirst({
    where: { id: sourceId, projectId: ctx.projectId },
    select: { id: true },
  })
  if (!source) throw notFound('Source')
  const [rows, counted] = await Promise.all([
    ctx.db.sourcePage.findMany({
      where: { sourceId, projectId: ctx.projectId, position: { gt: after }, ...(state && { state }) },
      orderBy: { position: 'asc' },
      take,
      select: {
        id: true,
        position: true,
        address: true,
        state: true,
        reason: true,
        failure: true,
        finalAddress: true,
        canonical: true,
        title: true,
        language: true,
        licence: true,
        bytes: true,
        dropped: true,
        fetchedAt: true,
        checkedAt: true,
        _count: { select: { places: true } },
      },
    }),
    ctx.db.sourcePage.groupBy({ by: ['state'], where: { sourceId, projectId: ctx.projectId }, _count: true }),
  ])
  const pages = rows.map(({ _count, dropped, fetchedAt, checkedAt, ...page }) => ({
    ...page,
    passages: _count.places,
    dropped: dropped === null ? null : droppedShape.parse(dropped),
    fetchedAt: fetchedAt?.toISOString() ?? null,
    checkedAt: checkedAt?.toISOString() ?? null,
  }))
  const counts = { waiting: 0, fetched: 0, unchanged: 0, failed: 0 }
  for (const { state, _count } of counted) counts[state] = _count
  return { pages, counts, next: pages.length === take ? (pages.at(-1)?.position ?? null) : null }
}
