import { z } from 'zod'
import type { Ctx } from '../ctx'
import type { JobRun } from '../job'

const input = z.object({ sum: z.looseObject({}) })

/** What the search came to, kept with its run. */
export async function sumDoubts(ctx: Ctx, { id }: JobRun) {
  const batch = await ctx.db.batch.findFirst({
    where: { runId: id, projectId: ctx.projectId },
    select: { input: true },
  })
  const parsed = input.safeParse(batch?.input)
  return parsed.success ? { result: parsed.data.sum } : undefined
}
