import type { Ctx } from '../../ctx'
import { callModel } from '../call-model'
import { findProvider } from '../find-provider'
import { isEmbeddingModel } from '../rules'
import type { ProviderTest } from '../schema'

/** One small call. What is wrong comes back as a sentence. */
export async function testModel(
  ctx: Ctx,
  { providerId, modelId }: { providerId: string; modelId: string },
  winding: AbortSignal,
): Promise<ProviderTest> {
  const { name } = await findProvider(ctx, providerId)
  const model = await ctx.db.providerModel.findFirst({
    where: { id: modelId, projectId: ctx.projectId },
    select: { name: true },
  })
  const words = 'Answer with the word ready.'
  const result = await callModel(ctx, {
    modelId,
    purpose: 'test',
    // An embedding model is asked for a list of texts.
    messages: [{ role: 'user', content: isEmbeddingModel(model?.name ?? '') ? JSON.stringify([words]) : words }],
    maxTokens: 64,
    seconds: 20,
    // Somebody waits before the screen.
    winding: AbortSignal.any([winding, AbortSignal.timeout(25_000)]),
  })
  const { latencyMs } = result
  if (result.outcome === 'failed' || result.outcome === 'stopped')
    return {
      ok: false,
      message:
        result.errorClass === 'cancelled'
          ? `${name} could not be asked within 25 seconds: its limits are used up, or it told us to wait`
          : result.error,
      latencyMs,
      errorClass: result.errorClass,
    }
  if (result.outcome === 'unreadable')
    return { ok: false, message: result.error, latencyMs, errorClass: result.errorClass }
  return { ok: true, message: `${result.model} answered in ${latencyMs} ms`, latencyMs, errorClass: null }
}
