import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { matches } from './facets/rules'
import { none, type SampleFilter } from './filter/schema'
import { readCombinations } from './read-combinations'

const lanesAtMost = 200

/** Where the lanes come from, and which rows of "Sample" s lie in one. */
export type Lanes = { from: Prisma.Sql; where: Prisma.Sql }

/**
 * Ranges of an index in which all matches lie, each in order of id: a page takes its first rows from each and merges.
 * Null: the filter names nothing that an index leads to, so the dataset is walked in order.
 */
export async function chooseLanes(ctx: Ctx, datasetId: string, filter: SampleFilter): Promise<Lanes | null> {
  const named = await namedLanes(ctx, filter)
  if (named) return named
  const { labels, polarity, state } = filter
  const source = filter.source?.includes(none) ? undefined : filter.source
  if (!labels && !polarity && !state && !source) return null
  const rows = await readCombinations(ctx, datasetId)
  const within = (narrow: SampleFilter) =>
    rows.filter((row) => matches(row, narrow)).reduce((sum, { count }) => sum + count, 0)

  const ofSets = { ...(labels && { labels }), ...(polarity && { polarity }), ...(state && { state }) }
  const sets = new Map(
    rows
      .filter((row) => matches(row, filter))
      .map((row) => [JSON.stringify([row.labels, row.state]), { labels: row.labels, state: row.state }]),
  )
  const fromSources = source ? within({ source }) : Number.POSITIVE_INFINITY
  const fromSets =
    Object.keys(ofSets).length > 0 && sets.size <= lanesAtMost ? within(ofSets) : Number.POSITIVE_INFINITY

  if (source && fromSources < fromSets) return valueLanes(source, Prisma.sql`s."sourceId" = lane.value`)
  if (fromSets === Number.POSITIVE_INFINITY) return null
  return {
    from: Prisma.sql`jsonb_to_recordset(${JSON.stringify([...sets.values()])}::jsonb) AS lane(labels text[], state "SampleState")`,
    where: Prisma.sql`hash_array_extended(s.labels, 0) = hash_array_extended(lane.labels, 0) AND s.labels = lane.labels AND s.state = lane.state`,
  }
}

/** What no counter keeps but an index leads to. What says nothing is in no such index. */
async function namedLanes(ctx: Ctx, { persona, personaGroup, topic, model }: SampleFilter): Promise<Lanes | null> {
  if (persona) return valueLanes(persona, Prisma.sql`s."personaId" = lane.value`)
  if (topic && !topic.includes(none)) return wordLanes(topic, Prisma.sql`s.meta->>'topic' = lane.value`)
  if (personaGroup && !personaGroup.includes(none)) {
    const found = await ctx.db.persona.findMany({
      where: { projectId: ctx.projectId, group: { in: personaGroup } },
      select: { id: true },
      take: lanesAtMost + 1,
    })
    // Of so many the newest samples hold enough.
    if (found.length <= lanesAtMost)
      return valueLanes(
        found.map(({ id }) => id),
        Prisma.sql`s."personaId" = lane.value`,
      )
  }
  return model && !model.includes(none) ? wordLanes(model, Prisma.sql`s.model = lane.value`) : null
}

const valueLanes = (values: string[], where: Prisma.Sql): Lanes => ({
  from: Prisma.sql`unnest(${values}::uuid[]) AS lane(value)`,
  where,
})

const wordLanes = (values: string[], where: Prisma.Sql): Lanes => ({
  from: Prisma.sql`unnest(${values}::text[]) AS lane(value)`,
  where,
})
