import { heavy, job } from '../job'
import { alikeBatch } from './alike-batch'
import { collapseBatch, sumCollapse } from './collapse-batch'
import { compareBatch } from './compare-batch'
import { leakBatch, sumLeaks } from './leak-batch'
import { sumPass } from './sum-pass'

export const findDuplicatesJob = job({
  kind: 'find-duplicates',
  concurrency: 1,
  ...heavy,
  work: compareBatch,
  next: sumPass,
})
export const collapseDuplicatesJob = job({
  kind: 'collapse-duplicates',
  concurrency: 2,
  work: collapseBatch,
  next: sumCollapse,
})
export const findLeaksJob = job({ kind: 'find-leaks', concurrency: 1, ...heavy, work: leakBatch, next: sumLeaks })
export const findAlikeJob = job({ kind: 'find-alike', concurrency: 1, ...heavy, work: alikeBatch, next: sumPass })
export const duplicatesJobs = [findDuplicatesJob, collapseDuplicatesJob, findLeaksJob, findAlikeJob]
