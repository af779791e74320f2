import type { Ctx } from '../ctx'
import type { Around } from './view-model'

type Row = {
  runId: string | null
  parentId?: string | null
  snapshotId?: string | null
  evaluations?: { runId: string | null }[]
}

/** The names of what models stand beside, and how their runs are. */
export async function modelsAround(ctx: Ctx, rows: Row[]): Promise<Around> {
  const { projectId } = ctx
  const runIds = rows.flatMap(({ runId, evaluations = [] }) => [runId, ...evaluations.map(({ runId }) => runId)])
  const [datasets, runs, models, snapshots] = await Promise.all([
    ctx.db.dataset.findMany({ where: { projectId }, select: { id: true, name: true } }),
    ctx.db.run.findMany({
      where: { projectId, id: { in: runIds.filter((id) => id !== null) } },
      select: { id: true, status: true, reason: true },
    }),
    ctx.db.trainedModel.findMany({
      where: { projectId, id: { in: rows.flatMap(({ parentId }) => parentId ?? []) } },
      select: { id: true, name: true },
    }),
    ctx.db.snapshot.findMany({
      where: { projectId, id: { in: rows.flatMap(({ snapshotId }) => snapshotId ?? []) } },
      select: { id: true, version: true },
    }),
  ])
  return {
    datasets: new Map(datasets.map(({ id, name }) => [id, name])),
    runs: new Map(runs.map(({ id, ...run }) => [id, run])),
    snapshots: new Map(snapshots.map(({ id, version }) => [id, version])),
    models: new Map(models.map(({ id, name }) => [id, name])),
  }
}
