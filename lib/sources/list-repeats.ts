import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { unseenIds } from '../samples/unseen-ids'
import type { RepeatFilter, RepeatView } from './schema'

/** Rows of a source that were kept out, with the sample that each repeats. */
export async function listRepeats(ctx: Ctx, { sourceId, after, take }: RepeatFilter): Promise<RepeatView[]> {
  allow(ctx, 'read')
  const source = await ctx.db.source.findFirst({
    where: { id: sourceId, projectId: ctx.projectId },
    select: { id: true },
  })
  if (!source) throw notFound('Source')
  const held = await unseenIds(ctx)
  const repeats = await ctx.db.sampleSource.findMany({
    where: { sourceId, row: { gt: after } },
    orderBy: { row: 'asc' },
    take,
    select: { row: true, sampleId: true, labels: true, polarity: true },
  })
  return repeats.map((repeat) =>
    held.includes(repeat.sampleId) ? { ...repeat, labels: [], polarity: 'none' as const } : repeat,
  )
}
