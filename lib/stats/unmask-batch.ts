import { z } from 'zod'
import { contentHash } from '../content-hash'
import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { Attempt } from '../job'
import { idRange, texts } from './personal/schema'

const plan = z.object({ undoes: z.uuid() })

/** One range: a sample that was changed after the mask stays as it is. */
export async function unmaskBatch(_: Ctx, { run, batch, keep }: Attempt) {
  const { undoes } = plan.parse(run.plan)
  const { from, until } = idRange.parse(batch.input)
  await keep(
    async (ctx) => {
      const masked = await ctx.db.maskedSample.findMany({
        where: { runId: undoes, projectId: ctx.projectId, sampleId: { gte: from, lte: until } },
        orderBy: { sampleId: 'asc' },
      })
      for (const { sampleId, revision, before } of masked) {
        const { conversation, ...given } = texts.parse(before)
        await ctx.db.sample.updateMany({
          where: { id: sampleId, projectId: ctx.projectId, revision },
          data: {
            ...given,
            conversation: conversation ? (conversation as Prisma.InputJsonArray) : Prisma.DbNull,
            characters: given.prompt.length + (given.response?.length ?? 0),
            contentHash: contentHash(given.prompt, given.response),
            revision: { increment: 1 },
          },
        })
      }
    },
    { last: true },
  )
}
