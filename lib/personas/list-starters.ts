import { contentHash } from '../content-hash'
import { allow, type Ctx } from '../ctx'
import type { StarterView } from './schema'
import { starters } from './starters/all'

/** The personas that Assay brings, and which of them this project has. */
export async function listStarters(ctx: Ctx): Promise<StarterView[]> {
  allow(ctx, 'read')
  const hashes = starters.map(({ text }) => contentHash(text))
  const there = await ctx.db.persona.findMany({
    where: { projectId: ctx.projectId, hash: { in: hashes } },
    select: { hash: true },
  })
  const known = new Set(there.map(({ hash }) => hash))
  return starters.map(({ text, tags }, at) => ({ text, tags, there: known.has(hashes[at] ?? '') }))
}
