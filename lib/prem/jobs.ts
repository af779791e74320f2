import { job } from '../job'
import { writePairsBatch } from './write-pairs-batch'

export const premJobs = [job({ kind: 'write-pairs', concurrency: 2, work: writePairsBatch })]
