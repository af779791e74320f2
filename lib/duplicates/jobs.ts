import { job } from '../job'
import { compareBatch } from './compare-batch'
import { sumPass } from './sum-pass'

export const findDuplicatesJob = job({
  kind: 'find-duplicates',
  concurrency: 1,
  tries: 3,
  work: compareBatch,
  next: sumPass,
})
export const duplicatesJobs = [findDuplicatesJob]
