import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { describeJobs } from './describe-jobs'
import type { JobInput } from './schema'

export async function showJob(ctx: Ctx, { jobId }: JobInput) {
  allow(ctx, 'read')
  const [job] = await describeJobs(ctx, jobId)
  if (!job) throw notFound('Fine-tuning job')
  const { id, name, snapshotId, status, experiments } = job
  return { id, name, snapshot_id: snapshotId, status, experiments }
}
