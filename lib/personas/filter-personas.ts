import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { byFacet, searchQuery } from './rules'
import { type PersonaFilter, type Selection, ungrouped } from './schema'

/** A filter as a condition on "Persona". Search goes first and is done once: a planner that guesses wrong would read every text again. */
export function filterPersonas(ctx: Ctx, { search, tags, groups, origins, state }: PersonaFilter): Prisma.Sql {
  const query = search === '' ? null : searchQuery(search)
  const conditions = [
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid`,
    ...(state === 'all' ? [] : [state === 'active' ? Prisma.sql`"retiredAt" IS NULL` : Prisma.sql`"retiredAt" IS NOT NULL`]),
    ...(search === '' ? [] : [query ? Prisma.sql`to_tsvector('simple'::regconfig, "text") @@ to_tsquery('simple', ${query})` : Prisma.sql`FALSE`]),
    ...byFacet(tags).map((any) => Prisma.sql`tags && ${any}::text[]`),
    ...(groups.length === 0 ? [] : [Prisma.sql`"group" = ANY(${groups.map((group) => (group === ungrouped ? '' : group))}::text[])`]),
    ...(origins.length === 0 ? [] : [Prisma.sql`origin::text = ANY(${origins}::text[])`]),
  ]
  return Prisma.join(conditions, ' AND ')
}

export const ofSelection = (ctx: Ctx, which: Selection): Prisma.Sql =>
  'ids' in which ? Prisma.sql`"projectId" = ${ctx.projectId}::uuid AND id = ANY(${which.ids}::uuid[])` : filterPersonas(ctx, which.filter)
