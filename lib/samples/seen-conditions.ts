import type { Ctx } from '../ctx'
import type { Prisma } from '../generated/prisma/client'
import type { SampleFilter } from './filter/schema'
import { filterConditions } from './filter-conditions'
import { except } from './unseen/conditions'
import { tells } from './unseen/rules'
import { unseenIds } from './unseen-ids'

/** A filter as this person may ask it: what they are deciding unseen is not found by what would tell. */
export async function seenConditions(ctx: Ctx, datasetId: string, filter: SampleFilter): Promise<Prisma.Sql[]> {
  const held = tells(filter) ? await unseenIds(ctx, datasetId) : []
  return [...except(held), ...filterConditions(filter)]
}
