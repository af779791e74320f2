import type { Ctx } from '../ctx'
import { conflict } from '../errors'
import { heldUnseen, ownSeats } from './unseen/conditions'

/** A file has every label, and one without some rows would be a wrong one: nobody takes it while they decide blind. */
export async function refuseUnseen(ctx: Ctx, datasetId: string) {
  if (ctx.actor.type !== 'user') return
  const [held] = await ctx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM ${ownSeats} WHERE ${heldUnseen(ctx)} AND q.blind AND s."leasedUntil" >= now() AND q."datasetId" = ${datasetId}::uuid LIMIT 1`
  if (held)
    throw conflict('You are deciding samples of this dataset blind, and the file has their labels. Decide them first')
}
