import { allow, type Ctx } from '../ctx'
import { callModel } from './call-model'
import { findProvider } from './find-provider'
import { listEndpointModels } from './list-endpoint-models'
import type { ProviderTest, TestProviderInput } from './schema'

/** One small call, or the list of models where none was added yet. What is wrong comes back as a sentence. */
export async function testProvider(ctx: Ctx, { providerId, modelId }: TestProviderInput): Promise<ProviderTest> {
  allow(ctx, 'manage')
  const { name } = await findProvider(ctx, providerId)
  const model = await ctx.db.providerModel.findFirst({
    where: { providerId, projectId: ctx.projectId, archivedAt: null, ...(modelId && { id: modelId }) },
    orderBy: { priceOut: 'asc' },
    select: { id: true, name: true },
  })
  if (!model) {
    const models = await listEndpointModels(ctx, { providerId })
    return {
      ok: true,
      message: `${name} answers and has ${models.length} models. Add one to use it.`,
      latencyMs: null,
      errorClass: null,
    }
  }
  const result = await callModel(ctx, {
    modelId: model.id,
    purpose: 'test',
    messages: [{ role: 'user', content: 'Answer with the word ready.' }],
    maxTokens: 64,
    seconds: 20,
    // Somebody waits before the screen.
    winding: AbortSignal.timeout(25_000),
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
  return { ok: true, message: `${model.name} answered in ${latencyMs} ms`, latencyMs, errorClass: null }
}
