import { allow, type Ctx, transaction } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { changePersonas } from './change-personas'
import { ofSelection } from './filter-personas'
import { type Changed, type GroupInput, mostIds } from './schema'

export type Regrouped = Changed & {
  /** Where they were, for an undo. */ before: { group: string; ids: string[] }[] | null
}

/** Moves personas to a group; an empty name takes them out of any. */
export async function groupPersonas(ctx: Ctx, { which, group }: GroupInput): Promise<Regrouped> {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const moved = await ctx.db.$queryRaw<{ id: string; group: string }[]>`
      SELECT id, "group" FROM "Persona" WHERE ${ofSelection(ctx, which)} AND "group" <> ${group} ORDER BY id FOR UPDATE`
    const changed = await changePersonas(ctx, {
      act: 'persona.group',
      which,
      set: Prisma.sql`"group" = ${group}`,
      when: Prisma.sql`"group" <> ${group}`,
      after: { group },
    })
    if (moved.length > mostIds) return { ...changed, before: null }
    const before = new Map<string, string[]>()
    for (const { id, group } of moved) before.set(group, [...(before.get(group) ?? []), id])
    return { ...changed, before: [...before].map(([group, ids]) => ({ group, ids })) }
  })
}
