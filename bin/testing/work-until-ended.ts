import type { Ctx } from '../../lib/ctx'
import { db } from '../../lib/db'
import { newId } from '../../lib/ids'
import { attemptBatch } from '../../lib/runs/attempt-batch'
import { claimBatches } from '../../lib/runs/claim-batches'
import { jobs } from '../../lib/worker'

const workerId = newId()
const kinds = jobs.map(({ kind }) => kind)

/** Does what a worker would, batch by batch, until the run has ended; nobody here waits for the time between two tries. */
export async function workUntilEnded(id: string | null) {
  const runId = id ?? ''
  for (;;) {
    const run = await db.run.findUniqueOrThrow({ where: { id: runId } })
    if (run.status !== 'running') return run
    await db.batch.updateMany({ where: { runId, status: 'open' }, data: { notBefore: new Date(0) } })
    const [claim] = await claimBatches({ workerId, kinds, limit: 1 })
    const job = jobs.find(({ kind }) => kind === claim?.run.kind)
    if (!claim || !job) throw new Error('The run has not ended, and there is nothing left to do')
    const { title, projectId } = claim.run
    const ctx: Ctx = { actor: { type: 'job', id: claim.runId, name: title }, role: 'curator', projectId, db }
    const signal = new AbortController().signal
    await attemptBatch(ctx, job, claim, { winding: signal, signal })
  }
}
