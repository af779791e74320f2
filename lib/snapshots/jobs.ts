import { job } from '../job'
import { takeBatch } from './take-batch'

export const takeSnapshotJob = job({ kind: 'take-snapshot', concurrency: 1, tries: 3, work: takeBatch })
export const snapshotJobs = [takeSnapshotJob]
