import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { countAnswers } from './count-answers'
import { facetsSeen } from './facets/rules'
import type { Combination, FacetCount, FacetView } from './facets/schema'
import { isCountedOnly, without } from './filter/rules'
import type { CountSamplesInput, SampleFilter } from './filter/schema'
import { allOf, filterConditions } from './filter-conditions'
import { findDataset } from './find-dataset'
import { readCombinations } from './read-combinations'
import { heldFrom } from './seen-conditions'
import { except } from './unseen/conditions'
import { tells } from './unseen/rules'
import { withinTime } from './within-time'

const patience = 1_200
const [newestRows, newestTexts] = [50_000, 10_000]
/** Beyond this many samples, what no counter keeps is counted among the newest. */
const countedWhole = 150_000

/** How many match, and how many would under each other choice. From counters where they know; else counted now, for as long as a reader waits. */
export async function countSamples(ctx: Ctx, { dataset, ...filter }: CountSamplesInput): Promise<FacetView> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, dataset)
  const held = await heldFrom(ctx, datasetId, filter)
  const counters = await readCombinations(ctx, datasetId)
  const { rows, seen, atLeast } = isCountedOnly(filter)
    ? {
        rows: counters,
        seen: held.length > 0 ? await readCombinations(ctx, datasetId, held) : counters,
        atLeast: false,
      }
    : await countNow(ctx, datasetId, filter, held)
  const sourceIds = [...new Set(counters.flatMap(({ sourceId }) => sourceId ?? []))]
  const all = counters.reduce((sum, { count }) => sum + count, 0)
  const whole = all <= countedWhole && !atLeast
  const sources = await ctx.db.source.findMany({
    where: { projectId: ctx.projectId, id: { in: sourceIds } },
    select: { id: true, name: true },
  })
  const personas = await valuesOf(ctx, datasetId, filter, 'persona', { whole, held })
  const languages = await valuesOf(ctx, datasetId, filter, 'language', { whole, held })
  const judges = await countAnswers(ctx, datasetId, filter, { whole, held })
  const named = await ctx.db.persona.findMany({
    where: { projectId: ctx.projectId, id: { in: personas.map(({ value }) => value) } },
    select: { id: true, text: true },
  })
  const nameOf = new Map(named.map(({ id, text }) => [id, text.slice(0, 60)]))
  return {
    ...facetsSeen(rows, seen, filter),
    all,
    atLeast,
    valuesAtLeast: !whole,
    countedAt: new Date().toISOString(),
    sources,
    personas: personas.map((each) => ({ ...each, name: nameOf.get(each.value) ?? 'Deleted persona' })),
    languages,
    judges,
  }
}

/** The same combinations, of the rows that pass what no counter knows; `seen` are those of what this person may know all about. */
async function countNow(ctx: Ctx, datasetId: string, filter: SampleFilter, held: readonly string[]) {
  const where = allOf([Prisma.sql`"datasetId" = ${datasetId}::uuid`, ...filterConditions(filter, 'uncounted')])
  const seen = allOf([where, ...except(held)])
  const group = (ctx: Ctx, from: Prisma.Sql) => ctx.db.$queryRaw<Combination[]>`
    SELECT labels, polarity::text AS polarity, "labelSource"::text AS "labelSource", state::text AS state, "sourceId", judged, reviewed, count(*)::int AS count
    FROM ${from} GROUP BY 1, 2, 3, 4, 5, 6, 7`
  const every = await withinTime(ctx, patience, (ctx) => group(ctx, Prisma.sql`"Sample" WHERE ${seen}`))
  if (every) {
    const rest =
      held.length > 0 ? await group(ctx, Prisma.sql`"Sample" WHERE ${where} AND id = ANY(${[...held]}::uuid[])`) : []
    return { rows: [...every, ...rest], seen: every, atLeast: false }
  }
  const some = await withinTime(ctx, patience, (ctx) =>
    group(
      ctx,
      Prisma.sql`(SELECT * FROM (SELECT * FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid ORDER BY id DESC LIMIT ${filter.text ? newestTexts : newestRows}) AS newest WHERE ${seen}) AS found`,
    ),
  )
  return { rows: some ?? [], seen: some ?? [], atLeast: true }
}

/** Personas and languages are few where they are, and no counter keeps them. */
async function valuesOf(
  ctx: Ctx,
  datasetId: string,
  filter: SampleFilter,
  key: 'persona' | 'language',
  { whole, held }: { whole: boolean; held: readonly string[] },
) {
  const column = key === 'persona' ? Prisma.sql`"personaId"` : Prisma.sql`language`
  const others = without(filter, key)
  const hidden = key === 'persona' || tells(others) ? held : []
  const where = allOf([Prisma.sql`${column} IS NOT NULL`, ...except(hidden), ...filterConditions(others)])
  const rows = whole
    ? Prisma.sql`"Sample" WHERE "datasetId" = ${datasetId}::uuid`
    : Prisma.sql`(SELECT * FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid ORDER BY id DESC LIMIT ${filter.text ? 1_000 : 5_000}) AS newest WHERE TRUE`
  const counts = await withinTime(
    ctx,
    400,
    (ctx) =>
      ctx.db.$queryRaw<
        FacetCount[]
      >`SELECT ${column}::text AS value, count(*)::int AS count FROM ${rows} AND ${where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 12`,
  )
  return counts ?? []
}
