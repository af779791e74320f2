import { z } from 'zod'
import type { Ctx } from '../ctx'
import type { JobRun } from '../job'

const sums = z.object({ read: z.number(), added: z.number(), repeats: z.number(), unreadable: z.number() })

/** What an import came to: read = added + repeats + unreadable. */
export async function sumImport(ctx: Ctx, run: JobRun) {
  const batch = await ctx.db.batch.findFirst({ where: { runId: run.id }, select: { input: true } })
  const parsed = sums.safeParse(batch?.input)
  return { result: parsed.success ? parsed.data : { read: 0, added: 0, repeats: 0, unreadable: 0 } }
}
