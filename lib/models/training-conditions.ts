import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { allOf, filterConditions } from '../samples/filter-conditions'
import type { SampleFilter } from '../samples/filter/schema'

/** Samples that somebody or something labelled safe or unsafe, and that nobody rejected. */
export function trainingConditions(ctx: Ctx, datasetId: string, filter: SampleFilter) {
  return allOf([
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid`,
    Prisma.sql`"datasetId" = ${datasetId}::uuid`,
    Prisma.sql`polarity IN ('safe', 'unsafe')`,
    Prisma.sql`state <> 'rejected'`,
    ...filterConditions(filter),
  ])
}
