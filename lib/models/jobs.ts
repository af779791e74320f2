import { job } from '../job'
import { evaluateBatch } from './evaluate-batch'
import { trainBatch } from './train-batch'

/** One at a time in a process: each fills a core and holds its texts in memory. */
export const trainJob = job({ kind: 'train', concurrency: 1, tries: 3, work: trainBatch })
export const evaluateJob = job({ kind: 'evaluate', concurrency: 1, tries: 3, work: evaluateBatch })
export const modelJobs = [trainJob, evaluateJob]
