import { allow, type Ctx } from '../ctx'
import { changeRun } from './change-run'
import type { RunInput } from './schema'

/** What was finished stays. Whoever still works on a batch loses it at once, so nothing more is written. */
export async function cancelRun(ctx: Ctx, { runId }: RunInput) {
  allow(ctx, 'curate')
  const to = { status: 'cancelled', endedAt: new Date() } as const
  return changeRun(
    ctx,
    { runId, from: ['running', 'paused'], to, act: 'cancelled it', otherwise: 'This run has already ended' },
    (ctx) =>
      ctx.db.batch.updateMany({
        where: { runId, status: 'open' },
        data: { status: 'cancelled', fence: null, leasedUntil: null, endedAt: new Date() },
      }),
  )
}
