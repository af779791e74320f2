import type { Ctx } from '../ctx'
import type { Prisma } from '../generated/prisma/client'
import type { SampleFilter } from './filter/schema'
import { filterConditions } from './filter-conditions'
import { except } from './unseen/conditions'
import { tells } from './unseen/rules'
import { unseenIds } from './unseen-ids'

/** What this person is deciding unseen, where being found through this filter would tell. */
export const hiddenFrom = async (ctx: Ctx, datasetId: string, filter: SampleFilter) =>
  tells(filter) ? unseenIds(ctx, datasetId) : []

/** A filter as this person may ask it: what they are deciding unseen is not found by what would tell. */
export async function seenConditions(ctx: Ctx, datasetId: string, filter: SampleFilter): Promise<Prisma.Sql[]> {
  return [...except(await hiddenFrom(ctx, datasetId, filter)), ...filterConditions(filter)]
}
