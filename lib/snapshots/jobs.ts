import { heavy, job } from '../job'
import { pushBatch } from './push-batch'
import { takeBatch } from './take-batch'

export const takeSnapshotJob = job({ kind: 'take-snapshot', concurrency: 1, ...heavy, work: takeBatch })
export const pushSnapshotJob = job({ kind: 'push-snapshot', concurrency: 2, tries: 3, work: pushBatch })
export const snapshotJobs = [takeSnapshotJob, pushSnapshotJob]
