import { allow, type Ctx } from '../ctx'
import { changeRun } from './change-run'
import type { RunInput } from './schema'

export async function resumeRun(ctx: Ctx, { runId }: RunInput) {
  allow(ctx, 'curate')
  const to = { status: 'running', reason: null } as const
  return changeRun(ctx, {
    runId,
    from: ['paused'],
    to,
    act: 'resumed it',
    otherwise: 'Only a paused run can be resumed',
  })
}
