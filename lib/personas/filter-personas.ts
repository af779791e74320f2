import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { byFacet, searchQuery } from './rules'
import { type PersonaFilter, type Selection, ungrouped } from './schema'

/** A filter as a condition on "Persona". */
export const filterPersonas = (ctx: Ctx, filter: PersonaFilter): Prisma.Sql =>
  Prisma.sql`${searchPersonas(ctx, filter)} AND ${narrowPersonas(filter)}`

/** The words of a filter, within the project. This is what costs: each text that no index vouches for is read again. */
export function searchPersonas(ctx: Ctx, { search }: Pick<PersonaFilter, 'search'>): Prisma.Sql {
  const project = Prisma.sql`"projectId" = ${ctx.projectId}::uuid`
  if (search === '') return project
  const query = searchQuery(search)
  if (query === null) return Prisma.sql`FALSE`
  return Prisma.sql`${project} AND to_tsvector('simple'::regconfig, "text") @@ to_tsquery('simple', ${query})`
}

/** The rest of a filter: state, tags, groups and origins. */
export function narrowPersonas({ tags, groups, origins, state }: Omit<PersonaFilter, 'search'>): Prisma.Sql {
  const conditions = [
    state === 'all'
      ? Prisma.sql`TRUE`
      : state === 'active'
        ? Prisma.sql`"retiredAt" IS NULL`
        : Prisma.sql`"retiredAt" IS NOT NULL`,
    ...byFacet(tags).map((any) => Prisma.sql`tags && ${any}::text[]`),
    ...(groups.length === 0
      ? []
      : [Prisma.sql`"group" = ANY(${groups.map((group) => (group === ungrouped ? '' : group))}::text[])`]),
    ...(origins.length === 0 ? [] : [Prisma.sql`origin::text = ANY(${origins}::text[])`]),
  ]
  return Prisma.join(conditions, ' AND ')
}

export const ofSelection = (ctx: Ctx, which: Selection): Prisma.Sql =>
  'ids' in which
    ? Prisma.sql`"projectId" = ${ctx.projectId}::uuid AND id = ANY(${which.ids}::uuid[])`
    : filterPersonas(ctx, which.filter)
