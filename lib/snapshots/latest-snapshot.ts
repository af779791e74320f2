import type { Ctx } from '../ctx'

/** The newest that was taken of a dataset: versions are reckoned from it, and old groups stay where it has them. */
export const latestSnapshot = (ctx: Ctx, datasetId: string) =>
  ctx.db.snapshot.findFirst({
    where: { projectId: ctx.projectId, datasetId, status: 'taken' },
    orderBy: { id: 'desc' },
    select: { id: true, version: true, settings: true },
  })
