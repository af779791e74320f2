import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import type { RateTraceInput } from './schema'

export async function rateTrace(ctx: Ctx, { traceId: id, score, feedback }: RateTraceInput) {
  allow(ctx, 'review')
  return transaction(ctx, async (ctx) => {
    const { count } = await ctx.db.premTrace.updateMany({
      where: { id, projectId: ctx.projectId },
      data: { ...(score !== undefined && { score }), ...(feedback !== undefined && { feedback }) },
    })
    if (count === 0) throw notFound('Trace')
    await audit(ctx, 'trace.rate', id, { after: { score: score ?? null } })
    return { id, traceId: id, success: true }
  })
}
