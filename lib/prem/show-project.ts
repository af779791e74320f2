import { allow, type Ctx } from '../ctx'
import type { SnapshotSummary } from '../snapshots/schema'
import { describeDatasets } from './describe-datasets'
import { describeJobs, type JobView } from './describe-jobs'
import type { ProjectInput } from './schema'

/** The project as a tree: datasets, their snapshots, the jobs on those, the experiments of these. */
export async function showProject(ctx: Ctx, { projectId: id }: ProjectInput) {
  allow(ctx, 'read')
  const { projectId } = ctx
  const [project, datasets, snapshots, jobs] = await Promise.all([
    ctx.db.project.findUniqueOrThrow({ where: { id: projectId }, select: { name: true } }),
    describeDatasets(ctx),
    ctx.db.snapshot.findMany({
      where: { projectId, status: 'taken' },
      orderBy: { id: 'asc' },
      select: { id: true, datasetId: true, version: true, createdAt: true, summary: true },
    }),
    describeJobs(ctx),
  ])
  const children = datasets.map((dataset) => ({
    id: dataset.id,
    label: dataset.name,
    type: 'dataset' as const,
    status: dataset.status,
    metadata: { id: dataset.id, datapoints_count: dataset.samples },
    children: snapshots
      .filter(({ datasetId }) => datasetId === dataset.id)
      .map((snapshot) => ({
        id: snapshot.id,
        label: `Snapshot ${snapshot.version}`,
        type: 'snapshot' as const,
        metadata: { id: snapshot.id, created_at: snapshot.createdAt.toISOString(), ...sizesOf(snapshot.summary) },
        children: jobs.filter(({ snapshotId }) => snapshotId === snapshot.id).map(branch),
      })),
  }))
  return { project: { id, name: project.name, type: 'project' as const, children } }
}

function sizesOf(summary: unknown) {
  const { sizes } = (summary as SnapshotSummary | null)?.splits ?? { sizes: { train: 0, validation: 0, test: 0 } }
  return { training_count: sizes.train, validation_count: sizes.validation + sizes.test }
}

const branch = ({ id, name, status, experiments }: JobView) => ({
  id,
  label: name,
  type: 'finetuning-job' as const,
  status,
  metadata: { id, reasoning: false },
  children: experiments.map((experiment) => ({
    id: experiment.id,
    label: experiment.base_model_id,
    type: 'experiment' as const,
    status: experiment.status,
    metadata: {
      id: experiment.id,
      base_model_id: experiment.base_model_id,
      experiment_number: experiment.experiment_number,
      ...(experiment.model_id && { model_id: experiment.model_id }),
    },
  })),
})
