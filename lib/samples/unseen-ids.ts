import type { Ctx } from '../ctx'
import { heldUnseen, ownSeats } from './unseen/conditions'

/** Samples of a dataset, or of all of them, that this person is deciding unseen right now: no filter by label, verdict or state finds them, and they are counted under none. */
export async function unseenIds(ctx: Ctx, datasetId?: string): Promise<string[]> {
  if (ctx.actor.type !== 'user') return []
  const rows = await ctx.db.$queryRaw<{ sampleId: string }[]>`
    SELECT DISTINCT i."sampleId" FROM ${ownSeats} WHERE ${heldUnseen(ctx)} AND (${datasetId ?? null}::uuid IS NULL OR q."datasetId" = ${datasetId ?? null}::uuid) LIMIT 500`
  return rows.map(({ sampleId }) => sampleId)
}
