import { job } from '../../job'
import { fetchHubBatch } from '../fetch-hub-batch'
import { fetchPageBatch, fetchTries } from '../fetch-page-batch'
import { readDocument } from '../read-document'
import { sumFetch } from '../sum-fetch'
import { sumHubFetch } from '../sum-hub-fetch'

// Each of these holds a reader of its own; more of them would only wait for their turn at a host.
export const fetchPagesJob = job({
  kind: 'fetch-pages',
  concurrency: 4,
  tries: fetchTries,
  work: fetchPageBatch,
  next: sumFetch,
})
export const readDocumentsJob = job({ kind: 'read-documents', concurrency: 2, tries: 3, work: readDocument })
export const fetchHubJob = job({ kind: 'fetch-hub', concurrency: 2, work: fetchHubBatch, next: sumHubFetch })
export const webJobs = [fetchPagesJob, readDocumentsJob, fetchHubJob]
