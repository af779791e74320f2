import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { SampleFilter } from './filter/schema'
import { allOf } from './filter-conditions'
import { rangesOf } from './ranges-of'
import { seenConditions } from './seen-conditions'

const batchSize = 2_000

/** All that match now, in ranges of ids. What comes later lies behind the last one. Copies are listed: their group gets another id when its oldest leaves. */
export async function idRanges(ctx: Ctx, datasetId: string, filter: SampleFilter) {
  const where = allOf([
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid`,
    Prisma.sql`"datasetId" = ${datasetId}::uuid`,
    ...(await seenConditions(ctx, datasetId, filter)),
  ])
  return rangesOf(ctx, Prisma.sql`SELECT id FROM "Sample" WHERE ${where}`, batchSize, {
    listed: filter.copies !== undefined,
  })
}
