import { job } from '../job'
import { measureBatch } from './measure-batch'
import { measureKind } from './schema'

export const statsJobs = [job({ kind: measureKind, concurrency: 1, work: measureBatch })]
