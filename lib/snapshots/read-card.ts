import { allow, type Ctx } from '../ctx'
import { cardFacts } from './card-facts'
import { writeCard } from './card/write-card'
import type { SnapshotInput } from './schema'

/** The card of a snapshot, as its README.md has it. */
export async function readCard(ctx: Ctx, { snapshotId }: SnapshotInput) {
  allow(ctx, 'read')
  return { card: writeCard(await cardFacts(ctx, snapshotId)) }
}
