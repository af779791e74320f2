import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { filterPersonas } from './filter-personas'
import { byFacet, tagParts } from './rules'
import { type Count, type PersonaCounts, type PersonaFilter, ungrouped } from './schema'

/** Sizes for the facets: each counts what the others leave, so that a second choice in one can be weighed. */
export async function countPersonas(ctx: Ctx, filter: PersonaFilter): Promise<PersonaCounts> {
  allow(ctx, 'read')
  const chosen = new Set(filter.tags.map((tag) => tagParts(tag).facet).filter(Boolean))
  const [states, matching, tags, within, groups, origins] = await Promise.all([
    ctx.db.$queryRaw<{ retired: boolean; count: number }[]>`
      SELECT "retiredAt" IS NOT NULL AS retired, count(*)::int AS count FROM "Persona" WHERE "projectId" = ${ctx.projectId}::uuid GROUP BY 1`,
    ctx.db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM "Persona" WHERE ${filterPersonas(ctx, filter)}`,
    countTags(ctx, filter),
    Promise.all([...chosen].map(async (facet) => {
      const others = byFacet(filter.tags).filter(([tag = '']) => tagParts(tag).facet !== facet).flat()
      return (await countTags(ctx, { ...filter, tags: others })).filter(({ value }) => tagParts(value).facet === facet)
    })),
    countBy(ctx, { ...filter, groups: [] }, Prisma.sql`CASE "group" WHEN '' THEN ${ungrouped} ELSE "group" END`),
    countBy(ctx, { ...filter, origins: [] }, Prisma.sql`origin::text`),
  ])
  const counted = [...tags.filter(({ value }) => !chosen.has(tagParts(value).facet)), ...within.flat()]
  const stateCount = (wanted: boolean) => states.find(({ retired }) => retired === wanted)?.count ?? 0
  return { active: stateCount(false), retired: stateCount(true), matching: matching[0]?.count ?? 0, facets: facetsOf(counted), groups, origins }
}

function countTags(ctx: Ctx, filter: PersonaFilter) {
  return ctx.db.$queryRaw<Count[]>`
    SELECT tag AS value, count(*)::int AS count FROM "Persona", unnest(tags) AS tag WHERE ${filterPersonas(ctx, filter)}
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 400`
}

function countBy(ctx: Ctx, filter: PersonaFilter, value: Prisma.Sql) {
  return ctx.db.$queryRaw<Count[]>`
    SELECT ${value} AS value, count(*)::int AS count FROM "Persona" WHERE ${filterPersonas(ctx, filter)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200`
}

const known = ['age', 'work', 'region', 'language', 'mood', 'style']

/** Facets in the order people look for them, tags without one last; values by size, and ages by age. */
function facetsOf(tags: Count[]): PersonaCounts['facets'] {
  const facets = [...new Set(tags.map(({ value }) => tagParts(value).facet))]
  const place = (facet: string) => (facet === '' ? 99 : known.includes(facet) ? known.indexOf(facet) : 50)
  return facets
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b))
    .map((facet) => {
      const values = tags.filter(({ value }) => tagParts(value).facet === facet)
      return { facet, values: facet === 'age' ? values.sort((a, b) => a.value.localeCompare(b.value)) : values }
    })
}
