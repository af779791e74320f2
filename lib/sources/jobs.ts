import { heavy, job } from '../job'
import { deleteBatch } from './delete-batch'
import { importBatch } from './import-batch'
import { endDeletion } from './end-deletion'
import { sumImport } from './sum-import'

// One file keeps a connection for as long as it takes.
export const importJob = job({ kind: 'import', concurrency: 2, ...heavy, work: importBatch, next: sumImport })
export const deleteSourceJob = job({ kind: 'delete-source', concurrency: 1, work: deleteBatch, next: endDeletion })
export const sourceJobs = [importJob, deleteSourceJob]
