import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { Order, OutlineSamplesInput, OutlineView } from './filter/schema'
import { allOf } from './filter-conditions'
import { findDataset } from './find-dataset'
import { seenConditions } from './seen-conditions'
import { withinTime } from './within-time'

/** Beyond this, a scroll bar would say little and its places would take long to find. */
const rowsAtMost = 2_000_000
const patience = 3_000

const sorting: Record<Order, Prisma.Sql> = {
  newest: Prisma.sql`id DESC`,
  oldest: Prisma.sql`id`,
  longest: Prisma.sql`characters DESC, id DESC`,
  shortest: Prisma.sql`characters, id`,
}

/** Where every so many rows end, so that a scroll bar can be dropped anywhere and each window read from its place. */
export async function outlineSamples(
  ctx: Ctx,
  { dataset, order, every, ...filter }: OutlineSamplesInput,
): Promise<OutlineView> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, dataset)
  const where = allOf([Prisma.sql`"datasetId" = ${datasetId}::uuid`, ...(await seenConditions(ctx, datasetId, filter))])
  const cursor = order === 'newest' || order === 'oldest' ? Prisma.sql`id::text` : Prisma.sql`characters || '.' || id`
  // A search is gathered before it is put in order: the planner would rather read every text on the way.
  const matches = filter.text?.trim()
    ? Prisma.sql`WITH hits AS MATERIALIZED (SELECT id, characters FROM "Sample" WHERE ${where}) SELECT id, characters FROM hits`
    : Prisma.sql`SELECT id, characters FROM "Sample" WHERE ${where}`
  const rows = await withinTime(
    ctx,
    patience,
    (ctx) =>
      ctx.db.$queryRaw<{ cursor: string | null; total: number }[]>`
      SELECT CASE WHEN place % ${every}::int = 0 THEN ${cursor} END AS cursor, place::int AS total
      FROM (SELECT id, characters, row_number() OVER (ORDER BY ${sorting[order]}) AS place, lead(1) OVER (ORDER BY ${sorting[order]}) IS NULL AS last
        FROM (${matches} ORDER BY ${sorting[order]} LIMIT ${rowsAtMost}) AS found) AS numbered
      WHERE place % ${every}::int = 0 OR last ORDER BY place`,
  )
  if (!rows) return { starts: null, every, total: 0 }
  return { starts: rows.flatMap(({ cursor }) => cursor ?? []), every, total: rows.at(-1)?.total ?? 0 }
}
