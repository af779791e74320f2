import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { filterPersonas } from './filter-personas'
import { personaView } from './persona-view'
import type { PersonaPage, PersonaPageView } from './schema'

/** A page of personas, newest first, and where the next one begins on either side. */
export async function listPersonas(
  ctx: Ctx,
  { before, after, take, ...filter }: PersonaPage,
): Promise<PersonaPageView> {
  allow(ctx, 'read')
  const where = filterPersonas(ctx, filter)
  const beyond = after
    ? Prisma.sql`${where} AND id > ${after}::uuid`
    : before
      ? Prisma.sql`${where} AND id < ${before}::uuid`
      : where
  const found = await personaView(ctx, beyond, take + 1, Boolean(after))
  const more = found.length > take
  const kept = found.slice(0, take)
  const personas = after ? kept.reverse() : kept
  const [hasNewer, hasOlder] = after ? [more, true] : [Boolean(before), more]
  return {
    personas,
    newer: hasNewer ? (personas[0]?.id ?? null) : null,
    older: hasOlder ? (personas.at(-1)?.id ?? null) : null,
  }
}
