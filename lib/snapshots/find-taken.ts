import type { Ctx } from '../ctx'
import { conflict, notFound } from '../errors'

/** A snapshot of this project whose rows are final. */
export async function findTaken(ctx: Ctx, id: string) {
  const snapshot = await ctx.db.snapshot.findFirst({
    where: { id, projectId: ctx.projectId },
    select: {
      id: true,
      datasetId: true,
      previousId: true,
      version: true,
      status: true,
      takenAt: true,
      rowCount: true,
      pairCount: true,
      contentHash: true,
      policyVersionId: true,
      target: true,
    },
  })
  if (!snapshot) throw notFound('Snapshot')
  if (snapshot.status !== 'taken') throw conflict('This snapshot is not taken yet')
  return snapshot
}
