import { job } from '../job'
import { acceptBatch } from './accept-batch'
import { panelBatch } from './panel-batch'
import { siftBatch } from './sift-batch'
import { sumPanel } from './sum-panel'
import { sumSift } from './sum-sift'

export const panelJob = job({ kind: 'judge', concurrency: 6, tries: 3, work: panelBatch, next: sumPanel })
export const siftJob = job({ kind: 'sift', concurrency: 2, work: siftBatch, next: sumSift })
export const acceptJob = job({ kind: 'accept', concurrency: 1, work: acceptBatch })
export const judgesJobs = [panelJob, siftJob, acceptJob]
