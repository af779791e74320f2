import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { costOf } from './rules'
import type { CallEstimate, EstimateCallInput } from './schema'

/** Where nobody says how long an answer may be, what one usually is. */
const usualAnswer = 256

/** What a call would use and cost. Counted with one tokenizer for all models, which others differ from by a few per cent. */
export async function estimateCall(
  ctx: Ctx,
  { modelId, instructions = '', messages, maxTokens, calls }: EstimateCallInput,
): Promise<CallEstimate> {
  allow(ctx, 'read')
  const model = await ctx.db.providerModel.findFirst({
    where: { id: modelId, projectId: ctx.projectId, archivedAt: null, provider: { archivedAt: null } },
    select: { priceIn: true, priceOut: true },
  })
  if (!model) throw notFound('Model')
  const { countTokens } = await import('gpt-tokenizer')
  const tokensIn = [instructions, ...messages.map(({ content }) => content)].reduce(
    (sum, text) => sum + countTokens(text, { disallowedSpecial: new Set() }) + 4,
    3,
  )
  const tokensOut = maxTokens ?? usualAnswer
  const costMicros = costOf(model, { tokensIn, tokensOut })
  return {
    tokensIn,
    tokensOut,
    costMicros,
    totalMicros: costMicros * calls,
    basis: 'Counted with the tokenizer of GPT-4o; other models differ by a few per cent.',
  }
}
