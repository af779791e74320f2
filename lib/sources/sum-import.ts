import type { Ctx } from '../ctx'
import type { JobRun } from '../job'

/** What an import came to: read = added + repeats + filtered + rejected. */
export async function sumImport(ctx: Ctx, run: JobRun) {
  const source = await ctx.db.source.findFirst({
    where: { runId: run.id, projectId: run.projectId },
    select: {
      id: true,
      read: true,
      added: true,
      repeats: true,
      filtered: true,
      rejected: true,
      pairs: true,
      unwrapped: true,
      unlabelled: true,
    },
  })
  if (!source) return
  const { id: sourceId, ...counts } = source
  return { result: { sourceId, ...counts } }
}
