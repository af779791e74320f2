import { allow, type Ctx } from '../ctx'
import { nearAmong } from '../duplicates/near-among'
import { Prisma } from '../generated/prisma/client'
import { personaView } from './persona-view'
import type { CopiesView } from './schema'

/** Comparing more would keep other readers waiting. */
const mostCompared = 5000
const shownPairs = 200

/** Near copies among the personas in use, nearest first, without the pairs that somebody kept. */
export async function listCopies(ctx: Ctx): Promise<CopiesView> {
  allow(ctx, 'read')
  const active = { projectId: ctx.projectId, retiredAt: null }
  const [rows, of, kept] = await Promise.all([
    ctx.db.persona.findMany({
      where: active,
      orderBy: { id: 'desc' },
      take: mostCompared,
      select: { id: true, text: true },
    }),
    ctx.db.persona.count({ where: active }),
    ctx.db.keptPair.findMany({ where: { projectId: ctx.projectId }, select: { firstId: true, secondId: true } }),
  ])
  const personas = rows.reverse()
  const { pairs, more } = nearAmong(personas.map(({ text }) => text))
  const settled = new Set(kept.map(({ firstId, secondId }) => `${firstId} ${secondId}`))
  const open = pairs
    .map(({ first, second, similarity }) => ({
      firstId: personas[first]?.id ?? '',
      secondId: personas[second]?.id ?? '',
      similarity,
    }))
    .filter(({ firstId, secondId }) => !settled.has(`${firstId} ${secondId}`))
  const shown = open.slice(0, shownPairs)
  const ids = [...new Set(shown.flatMap(({ firstId, secondId }) => [firstId, secondId]))]
  const views = new Map(
    (
      await personaView(ctx, Prisma.sql`"projectId" = ${ctx.projectId}::uuid AND id = ANY(${ids}::uuid[])`, ids.length)
    ).map((view) => [view.id, view]),
  )
  return {
    compared: personas.length,
    of,
    more: more || open.length > shown.length,
    pairs: shown.flatMap(({ firstId, secondId, similarity }) => {
      const [first, second] = [views.get(firstId), views.get(secondId)]
      return first && second ? [{ similarity, first, second }] : []
    }),
  }
}
