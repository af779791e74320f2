import { z } from 'zod'
import { contentHash } from '../content-hash'
import type { Ctx } from '../ctx'
import type { Attempt } from '../job'

const input = z.object({ from: z.uuid() })

export async function checkBatch(ctx: Ctx, { run, batch, keep }: Attempt) {
  const { from } = input.parse(batch.input)
  const samples = await ctx.db.sample.findMany({
    where: { projectId: run.projectId, datasetId: run.datasetId ?? '', id: { gte: from } },
    orderBy: { id: 'asc' },
    take: batch.size,
    select: { id: true, prompt: true, response: true, contentHash: true },
  })
  const altered = samples.filter(({ prompt, response, contentHash: kept }) => contentHash(prompt, response) !== kept)
  await keep(
    async (ctx) => {
      for (const { id } of altered)
        await ctx.db.runEvent.create({
          data: { runId: run.id, level: 'warn', message: `Sample ${id} no longer matches its fingerprint` },
        })
    },
    { last: true },
  )
}
