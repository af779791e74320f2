import { heavy, job } from '../job'
import { evaluateBatch } from './evaluate-batch'
import { trainBatch } from './train-batch'
import { tuneBatch } from './tune-batch'

/** One at a time in a process: each fills a core and holds its texts in memory. */
export const trainJob = job({ kind: 'train', concurrency: 1, ...heavy, work: trainBatch })
export const evaluateJob = job({ kind: 'evaluate', concurrency: 1, ...heavy, work: evaluateBatch })
/** Each mostly waits for a provider; one that stays away for long is asked again a few minutes apart. */
export const tuneJob = job({ kind: 'fine-tune', concurrency: 16, tries: 8, work: tuneBatch({ seconds: 10 }) })
export const modelJobs = [trainJob, evaluateJob, tuneJob]
