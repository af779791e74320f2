import { job } from '../job'
import { importBatch } from './import-batch'
import { sumImport } from './sum-import'

export const importPersonasJob = job({ kind: 'import-personas', concurrency: 2, work: importBatch, next: sumImport })
