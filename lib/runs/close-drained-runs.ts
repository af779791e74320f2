import { db } from '../db'
import type { Job } from '../job'
import { closeRun } from './close-run'

/** A worker can die between its last batch and the end of the run. Somebody else ends it then. */
export async function closeDrainedRuns(jobs: Job[]) {
  const drained = await db.run.findMany({
    where: { status: 'running', kind: { in: jobs.map(({ kind }) => kind) }, batches: { none: { status: 'open' } } },
    select: { id: true, kind: true },
    take: 20,
  })
  for (const { id, kind } of drained) {
    const job = jobs.find((job) => job.kind === kind)
    if (job) await closeRun(id, job)
  }
}
