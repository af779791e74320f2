import type { Ctx } from '../ctx'
import { AppError } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { chooseLanes, type Lanes } from './choose-lanes'
import { placeOf, without } from './filter/rules'
import type { Order, SampleFilter } from './filter/schema'
import { allOf, filterConditions } from './filter-conditions'
import { except } from './unseen/conditions'
import { withinTime } from './within-time'

type Asked = {
  datasetId: string
  filter: SampleFilter
  order: Order
  after?: string | undefined
  until?: string | undefined
  leftOut?: readonly string[]
  take: number
}
type Place = { id: string; characters: number }

const [firstLook, longLook] = [400, 4_000]

/** The ids of one page, in order. Its cost does not grow with how deep the page lies. */
export async function pageOfIds(ctx: Ctx, asked: Asked): Promise<Place[]> {
  const { datasetId, filter, order, after, until, leftOut = [], take } = asked
  const byLength = order === 'longest' || order === 'shortest'
  const bounds = [
    Prisma.sql`"datasetId" = ${datasetId}::uuid`,
    ...(after ? [beyond(order, after)] : []),
    ...(until ? [upTo(order, until)] : []),
    ...except(leftOut),
  ]
  const conditions = filterConditions(filter)

  if (filter.ids || filter.run || filter.copies)
    return inTime(ctx, (ctx) => gathered(ctx, allOf([...bounds, ...conditions]), order, take))
  if (filter.text?.trim()) return inTime(ctx, (ctx) => searched(ctx, asked, allOf([...bounds, ...conditions])))
  const lanes = byLength ? null : await chooseLanes(ctx, datasetId, filter)
  if (lanes) return inLanes(ctx, lanes, allOf([...bounds, ...conditions]), order, take)
  if (conditions.length === 0) return walked(ctx, allOf(bounds), order, take)
  return inTime(ctx, (ctx) => walked(ctx, allOf([...bounds, ...conditions]), order, take))
}

function walked(ctx: Ctx, where: Prisma.Sql, order: Order, take: number) {
  return ctx.db.$queryRaw<
    Place[]
  >`SELECT id, characters FROM "Sample" WHERE ${where} ORDER BY ${sorting[order]} LIMIT ${take}`
}

/** Each lane is read in order and no further than a page. */
function inLanes(ctx: Ctx, { from, where: lane }: Lanes, where: Prisma.Sql, order: Order, take: number) {
  return ctx.db.$queryRaw<Place[]>`
    SELECT page.id, page.characters FROM ${from}
    CROSS JOIN LATERAL (SELECT id, characters FROM "Sample" s WHERE ${lane} AND ${where} ORDER BY ${sorting[order]} LIMIT ${take}) AS page
    ORDER BY ${sorting[order]} LIMIT ${take}`
}

const sorting: Record<Order, Prisma.Sql> = {
  newest: Prisma.sql`id DESC`,
  oldest: Prisma.sql`id`,
  longest: Prisma.sql`characters DESC, id DESC`,
  shortest: Prisma.sql`characters, id`,
}

function beyond(order: Order, cursor: string) {
  const { id, characters } = placeOf(cursor)
  if (order === 'newest') return Prisma.sql`id < ${id}::uuid`
  if (order === 'oldest') return Prisma.sql`id > ${id}::uuid`
  return order === 'longest'
    ? Prisma.sql`(characters, id) < (${characters}, ${id}::uuid)`
    : Prisma.sql`(characters, id) > (${characters}, ${id}::uuid)`
}

function upTo(order: Order, cursor: string) {
  const { id, characters } = placeOf(cursor)
  if (order === 'newest') return Prisma.sql`id >= ${id}::uuid`
  if (order === 'oldest') return Prisma.sql`id <= ${id}::uuid`
  return order === 'longest'
    ? Prisma.sql`(characters, id) >= (${characters}, ${id}::uuid)`
    : Prisma.sql`(characters, id) <= (${characters}, ${id}::uuid)`
}

/** All matches first, then their order: for filters that an index answers at once, whatever the planner thinks of the order. */
function gathered(ctx: Ctx, where: Prisma.Sql, order: Order, take: number) {
  return ctx.db.$queryRaw<Place[]>`
    WITH hits AS MATERIALIZED (SELECT id, characters FROM "Sample" WHERE ${where})
    SELECT id, characters FROM hits ORDER BY ${sorting[order]} LIMIT ${take}`
}

/** A common word is met soon on a walk in order, and that shows at once. A rare one is gathered through the index of words. */
async function searched(ctx: Ctx, asked: Asked, where: Prisma.Sql) {
  const first = await walkedWords(ctx, asked, firstLook)
  if (first.found.length >= asked.take || first.walked < firstLook) return first.found.slice(0, asked.take)
  const rowsNeeded = Math.ceil((firstLook * asked.take * 1.5) / Math.max(first.found.length, 0.01))
  if (rowsNeeded <= longLook) {
    const { found } = await walkedWords(ctx, asked, rowsNeeded)
    if (found.length >= asked.take) return found.slice(0, asked.take)
  }
  return gathered(ctx, where, asked.order, asked.take)
}

async function walkedWords(ctx: Ctx, { filter, ...asked }: Asked, rows: number) {
  const places = await pageOfIds(ctx, { ...asked, filter: without(filter, 'text'), take: rows })
  const ids = places.map(({ id }) => id)
  const hits = await ctx.db.$queryRaw<{ id: string }[]>`
    WITH walked AS MATERIALIZED (SELECT * FROM "Sample" WHERE id = ANY(${ids}::uuid[])) SELECT id FROM walked WHERE ${allOf(filterConditions({ text: filter.text }))}`
  const hit = new Set(hits.map(({ id }) => id))
  return { walked: places.length, found: places.filter(({ id }) => hit.has(id)) }
}

async function inTime(ctx: Ctx, work: (ctx: Ctx) => Promise<Place[]>) {
  const page = await withinTime(ctx, 5_000, work)
  if (!page)
    throw new AppError(
      'unavailable',
      'This filter takes too long over so many samples. Narrow it by a label, a source or a rarer word',
    )
  return page
}
