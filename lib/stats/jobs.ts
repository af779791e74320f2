import { job } from '../job'
import { doubtBatch } from './doubt-batch'
import { maskBatch } from './mask-batch'
import { measureBatch } from './measure-batch'
import { doubtKind, maskKind, measureKind, unmaskKind } from './schema'
import { sumDoubts } from './sum-doubts'
import { unmaskBatch } from './unmask-batch'

export const statsJobs = [
  job({ kind: measureKind, concurrency: 1, work: measureBatch }),
  job({ kind: doubtKind, concurrency: 1, work: doubtBatch, next: sumDoubts }),
  job({ kind: maskKind, concurrency: 2, work: maskBatch }),
  job({ kind: unmaskKind, concurrency: 2, work: unmaskBatch }),
]
