import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import type { GoldInput } from './gold/schema'

/** The answer is no longer slipped in; what people said to it stays counted. */
export async function dropGold(ctx: Ctx, { sampleId }: GoldInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { count } = await ctx.db.goldAnswer.deleteMany({ where: { sampleId, projectId: ctx.projectId } })
    if (count === 0) throw notFound('Known answer')
    await audit(ctx, 'gold.drop', sampleId)
    return { sampleId }
  })
}
