import type { Ctx } from '../ctx'
import { conflict } from '../errors'
import { freeSeats } from './free-seats'

/** Of a page that was left while it asked, nothing stays held. Asked after the seats are taken: either this sees the farewell, or the farewell saw the seats. */
export async function refuseLeft(ctx: Ctx, loadId: string) {
  const left = await ctx.db.leftPage.findUnique({
    where: { userId_loadId: { userId: ctx.actor.id, loadId } },
    select: { except: true },
  })
  if (!left) return
  await freeSeats(ctx, loadId, left.except)
  throw conflict('This page was left; one that is loaded anew gets samples')
}
