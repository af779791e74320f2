import { allow, type Ctx } from '../ctx'
import { changeRun } from './change-run'
import type { RunInput } from './schema'

/** Opens what failed. What is there already stays, and each batch asks only for what it misses. */
export async function retryRun(ctx: Ctx, { runId }: RunInput) {
  allow(ctx, 'curate')
  const to = { status: 'running', reason: null, endedAt: null } as const
  return changeRun(
    ctx,
    { runId, from: ['failed'], to, act: 'tried it again', otherwise: 'Only a failed run can be tried again' },
    (ctx) =>
      ctx.db.batch.updateMany({
        where: { runId, status: 'failed' },
        data: {
          status: 'open',
          attempts: 0,
          interruptions: 0,
          failed: 0,
          error: null,
          errorClass: null,
          notBefore: new Date(),
          endedAt: null,
        },
      }),
  )
}
