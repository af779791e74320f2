import { allow, type Ctx } from '../ctx'
import { changeRun } from './change-run'
import type { RunInput } from './schema'

/** Nothing new begins; what is under way may finish. */
export async function pauseRun(ctx: Ctx, { runId }: RunInput) {
  allow(ctx, 'curate')
  const to = { status: 'paused', reason: `Paused by ${ctx.actor.name}` } as const
  return changeRun(ctx, {
    runId,
    from: ['running'],
    to,
    act: 'paused it',
    otherwise: 'Only a run that is going can be paused',
  })
}
