import type { Ctx } from '../../ctx'
import { db } from '../../db'
import type { FailureClass } from '../schema'

type Why = { errorClass: FailureClass; error: string }

/** What is wrong with the key, the money or the endpoint is wrong for every row: the run stops where it is and says why. */
export async function pauseFor<W extends Why>(ctx: Ctx, runId: string | undefined, why: W) {
  if (!runId) return { ...why, outcome: 'failed' as const }
  const reason = why.error
  const { count } = await db.run.updateMany({
    where: { id: runId, projectId: ctx.projectId, status: 'running' },
    data: { status: 'paused', reason },
  })
  // Of many calls that meet the same wall, one says so.
  if (count > 0) await db.runEvent.create({ data: { runId, level: 'warn', message: `Paused: ${reason}` } })
  return { ...why, outcome: 'stopped' as const }
}
