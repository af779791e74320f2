import { job } from '../job'
import { bulkBatch } from './bulk-batch'
import { checkBatch } from './check-batch'
import { sumBulk } from './sum-bulk'
import { sumChecks } from './sum-checks'
import { undoBatch } from './undo-batch'

export const checkSamplesJob = job({ kind: 'check', work: checkBatch, next: sumChecks })
export const bulkLabelJob = job({ kind: 'bulk-label', concurrency: 2, work: bulkBatch, next: sumBulk })
export const undoBulkJob = job({ kind: 'undo-bulk', concurrency: 2, work: undoBatch, next: sumBulk })
export const samplesJobs = [checkSamplesJob, bulkLabelJob, undoBulkJob]
