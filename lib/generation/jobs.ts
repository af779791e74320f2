import { job } from '../job'
import { closeOnTarget } from './close-on-target'
import { generateBatch } from './generate-batch'

export const generationJobs = [
  job({ kind: 'generate', concurrency: 8, work: generateBatch, next: closeOnTarget }),
  job({ kind: 'examples', concurrency: 4, work: generateBatch, next: closeOnTarget }),
]
