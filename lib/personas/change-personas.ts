import { audit } from '../audit'
import { type Ctx, transaction } from '../ctx'
import type { Prisma } from '../generated/prisma/client'
import { ofSelection } from './filter-personas'
import { type Changed, mostIds, type Selection } from './schema'

type Change = { act: string; which: Selection; set: Prisma.Sql; when: Prisma.Sql; after?: Prisma.InputJsonObject }

/** One change to many personas, where it makes a difference, with one trace. */
export function changePersonas(ctx: Ctx, { act, which, set, when, after = {} }: Change): Promise<Changed> {
  return transaction(ctx, async (ctx) => {
    const changed = await ctx.db.$queryRaw<{ id: string }[]>`
      UPDATE "Persona" SET ${set}, revision = revision + 1 WHERE ${ofSelection(ctx, which)} AND ${when} RETURNING id`
    const name = `${changed.length} ${changed.length === 1 ? 'persona' : 'personas'}`
    if (changed.length > 0)
      await audit(ctx, act, changed.length === 1 ? (changed[0]?.id ?? ctx.projectId) : ctx.projectId, {
        name,
        after: { ...after, changed: changed.length },
      })
    return { changed: changed.length, ids: changed.length > mostIds ? null : changed.map(({ id }) => id) }
  })
}
