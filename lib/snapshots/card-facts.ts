import { type Ctx, allow } from '../ctx'
import { conflict } from '../errors'
import type { CardFacts } from './card/facts'
import { licenceOf } from './card/facts'
import { getSnapshot } from './get-snapshot'

/** All that the card of a snapshot says. Its certificate is the newest there is. */
export async function cardFacts(ctx: Ctx, snapshotId: string): Promise<CardFacts> {
  allow(ctx, 'read')
  const { audits, summary, ...snapshot } = await getSnapshot(ctx, { snapshotId })
  if (!summary) throw conflict('This snapshot is not taken yet')
  const project = await ctx.db.project.findUniqueOrThrow({ where: { id: ctx.projectId }, select: { name: true } })
  return {
    ...snapshot,
    summary,
    audit: audits.find(({ certificate }) => certificate !== null) ?? null,
    project: project.name,
    licence: licenceOf(summary),
  }
}
