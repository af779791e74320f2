import type { Ctx } from '../ctx'
import { AppError } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { chooseLanes, type Lanes } from './choose-lanes'
import { placeOf, without } from './filter/rules'
import type { Order, SampleFilter } from './filter/schema'
import { allOf, filterConditions } from './filter-conditions'
import { termsOf } from './text/rules'
import { withinTime } from './within-time'

type Asked = { datasetId: string; filter: SampleFilter; order: Order; after?: string | undefined; until?: string | undefined; take: number }
type Place = { id: string; characters: number }

const manyHits = 20_000
const walkedRows = 3_000

/** The ids of one page, in order. Its cost does not grow with how deep the page lies. */
export async function pageOfIds(ctx: Ctx, { datasetId, filter, order, after, until, take }: Asked): Promise<Place[]> {
  const byLength = order === 'longest' || order === 'shortest'
  const bounds = [Prisma.sql`"datasetId" = ${datasetId}::uuid`, ...(after ? [beyond(order, after)] : []), ...(until ? [upTo(order, until)] : [])]
  const conditions = filterConditions(filter)

  if (filter.ids || filter.run) return inTime(ctx, (ctx) => gathered(ctx, allOf([...bounds, ...conditions]), order, take))
  if (filter.text?.trim()) return inTime(ctx, (ctx) => searched(ctx, { bounds, filter, order, take }))
  const lanes = byLength ? null : await chooseLanes(ctx, datasetId, filter)
  if (lanes) return inLanes(ctx, lanes, allOf([...bounds, ...conditions]), order, take)
  if (conditions.length === 0) return walked(ctx, allOf(bounds), order, take)
  return inTime(ctx, (ctx) => walked(ctx, allOf([...bounds, ...conditions]), order, take))
}

function walked(ctx: Ctx, where: Prisma.Sql, order: Order, take: number) {
  return ctx.db.$queryRaw<Place[]>`SELECT id, characters FROM "Sample" WHERE ${where} ORDER BY ${sorting[order]} LIMIT ${take}`
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
  return order === 'longest' ? Prisma.sql`(characters, id) < (${characters}, ${id}::uuid)` : Prisma.sql`(characters, id) > (${characters}, ${id}::uuid)`
}

function upTo(order: Order, cursor: string) {
  const { id, characters } = placeOf(cursor)
  if (order === 'newest') return Prisma.sql`id >= ${id}::uuid`
  if (order === 'oldest') return Prisma.sql`id <= ${id}::uuid`
  return order === 'longest' ? Prisma.sql`(characters, id) >= (${characters}, ${id}::uuid)` : Prisma.sql`(characters, id) <= (${characters}, ${id}::uuid)`
}

/** All matches first, then their order: for filters that an index answers at once, whatever the planner thinks of the order. */
function gathered(ctx: Ctx, where: Prisma.Sql, order: Order, take: number) {
  return ctx.db.$queryRaw<Place[]>`
    WITH hits AS MATERIALIZED (SELECT id, characters FROM "Sample" WHERE ${where})
    SELECT id, characters FROM hits ORDER BY ${sorting[order]} LIMIT ${take}`
}

type Search = { bounds: Prisma.Sql[]; filter: SampleFilter; order: Order; take: number }

/** Rare words are gathered through the index of words. Common ones are met soon on a walk in order, which has an end where they are not. */
async function searched(ctx: Ctx, { bounds, filter, order, take }: Search) {
  const all = allOf([...bounds, ...filterConditions(filter)])
  const words = allOf([...bounds.slice(0, 1), ...filterConditions({ text: filter.text })])
  // What must not be there alone leads nowhere in the index, and nearly every row has not got it.
  const leads = termsOf(filter.text ?? '').some(({ not }) => !not)
  const [found] = !leads ? [{ hits: manyHits }] : await ctx.db.$queryRaw<{ hits: number }[]>`SELECT count(*)::int AS hits FROM (SELECT 1 FROM "Sample" WHERE ${words} LIMIT ${manyHits}) AS some_hits`
  if ((found?.hits ?? 0) < manyHits) return gathered(ctx, all, order, take)
  const rest = allOf(filterConditions(without(filter, 'text')))
  const near = await ctx.db.$queryRaw<Place[]>`
    SELECT id, characters FROM (SELECT * FROM "Sample" WHERE ${allOf(bounds)} AND ${rest} ORDER BY ${sorting[order]} LIMIT ${walkedRows}) AS walked
    WHERE ${allOf(filterConditions({ text: filter.text }))} ORDER BY ${sorting[order]} LIMIT ${take}`
  return near.length === take ? near : gathered(ctx, all, order, take)
}

async function inTime(ctx: Ctx, work: (ctx: Ctx) => Promise<Place[]>) {
  const page = await withinTime(ctx, 8_000, work)
  if (!page) throw new AppError('unavailable', 'This filter takes too long over so many samples. Narrow it by a label, a source or a rarer word')
  return page
}
