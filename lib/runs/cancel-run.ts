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
      // In the order in which leases are renewed.
      ctx.db.$executeRaw`
        UPDATE "Batch" SET status = 'cancelled', fence = NULL, "leasedUntil" = NULL, "endedAt" = now()
        WHERE id IN (SELECT id FROM "Batch" WHERE "runId" = ${runId}::uuid AND status = 'open' ORDER BY id FOR UPDATE)`,
  )
}
