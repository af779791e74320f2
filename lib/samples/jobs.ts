import { job } from '../job'
import { checkBatch } from './check-batch'
import { sumChecks } from './sum-checks'

export const checkSamplesJob = job({ kind: 'check', work: checkBatch, next: sumChecks })
