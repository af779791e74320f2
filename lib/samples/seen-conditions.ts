import type { Ctx } from '../ctx'
import type { Prisma } from '../generated/prisma/client'
import type { SampleFilter } from './filter/schema'
import { filterConditions } from './filter-conditions'
import { except } from './unseen/conditions'
import { tells } from './unseen/rules'
import { unseenIds } from './unseen-ids'

/** What this person is deciding unseen; and of a group of copies that holds such a one all of it, since its copies would tell. */
export async function heldFrom(ctx: Ctx, datasetId: string, { copies }: SampleFilter) {
  const held = await unseenIds(ctx, datasetId)
  if (!copies || held.length === 0) return held
  const members = await ctx.db.duplicateMember.findMany({
    where: { groupId: copies, datasetId },
    select: { sampleId: true },
  })
  const ids = members.map(({ sampleId }) => sampleId)
  return ids.some((id) => held.includes(id)) ? [...new Set([...held, ...ids])] : held
}

/** What this person is deciding unseen, where being found through this filter would tell. */
export const hiddenFrom = async (ctx: Ctx, datasetId: string, filter: SampleFilter) =>
  tells(filter) ? heldFrom(ctx, datasetId, filter) : []

/** A filter as this person may ask it: what they are deciding unseen is not found by what would tell. */
export async function seenConditions(ctx: Ctx, datasetId: string, filter: SampleFilter): Promise<Prisma.Sql[]> {
  return [...except(await hiddenFrom(ctx, datasetId, filter)), ...filterConditions(filter)]
}
