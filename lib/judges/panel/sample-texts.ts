import { z } from 'zod'
import type { Ctx } from '../../ctx'
import type { SampleTexts } from '../asking/known-judge'

const turns = z.array(z.object({ role: z.string(), content: z.string() })).catch([])

export type SampleToJudge = SampleTexts & { id: string }

/** Texts of samples, in the order of their ids; what is gone is not there. */
export async function sampleTexts(ctx: Ctx, ids: string[]): Promise<SampleToJudge[]> {
  const rows = await ctx.db.sample.findMany({
    where: { id: { in: ids }, projectId: ctx.projectId },
    orderBy: { id: 'asc' },
    select: { id: true, prompt: true, response: true, unwrapped: true, conversation: true },
  })
  return rows.map(({ conversation, ...row }) => ({ ...row, conversation: turns.parse(conversation) }))
}
