import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { describeDatasets } from './describe-datasets'
import type { DatasetInput } from './schema'

export async function showDataset(ctx: Ctx, { datasetId }: DatasetInput) {
  allow(ctx, 'read')
  const [dataset] = await describeDatasets(ctx, datasetId)
  if (!dataset) throw notFound('Dataset')
  const [snapshots, labels] = await Promise.all([
    ctx.db.snapshot.findMany({
      where: { datasetId, projectId: ctx.projectId, status: { not: 'failed' } },
      orderBy: { id: 'desc' },
      select: { id: true, createdAt: true },
    }),
    ctx.db.label.findMany({
      where: { versionId: dataset.policyVersionId, retired: false },
      orderBy: { position: 'asc' },
      select: { id: true, code: true, name: true, definition: true },
    }),
  ])
  return {
    id: dataset.id,
    name: dataset.name,
    project_id: ctx.projectId,
    status: dataset.status,
    datapoints_count: dataset.samples,
    created_at: dataset.createdAt.toISOString(),
    updated_at: dataset.updatedAt.toISOString(),
    snapshots: snapshots.map(({ id, createdAt }) => ({ id, created_at: createdAt.toISOString() })),
    labels: labels.map(({ id, code, name, definition }) => ({
      id,
      name: code === name ? name : `${code}: ${name}`,
      description: definition,
    })),
  }
}
