import { z } from 'zod'
import type { Ctx } from '../ctx'
import type { JobRun } from '../job'
import { removeUpload } from './write/uploads'

const plan = z.object({ sourceId: z.uuid(), samples: z.enum(['keep', 'delete']) })

/** What is left of a source once its samples are gone or free. */
export async function endDeletion(ctx: Ctx, run: JobRun) {
  const { sourceId, samples } = plan.parse(run.plan)
  const failed = await ctx.db.batch.count({ where: { runId: run.id, status: { not: 'done' } } })
  if (failed > 0) return
  const where = { sourceId }
  if (samples === 'delete') await ctx.db.preference.deleteMany({ where: { ...where, projectId: run.projectId } })
  else
    await ctx.db.preference.updateMany({
      where: { ...where, projectId: run.projectId },
      data: { sourceId: null, sourceRow: null },
    })
  await ctx.db.sampleSource.deleteMany({ where })
  await ctx.db.reject.deleteMany({ where })
  await ctx.db.passage.deleteMany({ where: { ...where, projectId: run.projectId } })
  const source = await ctx.db.source.findFirst({
    where: { id: sourceId, projectId: run.projectId },
    select: { uploadId: true },
  })
  await ctx.db.source.deleteMany({ where: { id: sourceId, projectId: run.projectId } })
  const { uploadId } = source ?? {}
  if (uploadId && (await ctx.db.source.count({ where: { uploadId } })) === 0) {
    await ctx.db.upload.deleteMany({ where: { id: uploadId, projectId: run.projectId } })
    await removeUpload(uploadId)
  }
  return { result: { sourceId, samples } }
}
