import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { newId } from '../ids'
import type { KeepTraceInput } from './schema'

export async function keepTrace(ctx: Ctx, { modelId, input, output, score, feedback }: KeepTraceInput) {
  allow(ctx, 'review')
  return transaction(ctx, async (ctx) => {
    const id = newId()
    await ctx.db.premTrace.create({
      data: {
        id,
        projectId: ctx.projectId,
        modelId,
        input: typeof input === 'string' ? [{ role: 'user', content: input }] : input,
        output,
        score: score ?? null,
        feedback: feedback ?? null,
      },
    })
    await audit(ctx, 'trace.keep', id, { after: { model: modelId, score: score ?? null } })
    return { id, traceId: id, success: true }
  })
}
