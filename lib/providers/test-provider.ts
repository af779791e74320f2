import { askWorker } from '../ask-worker'
import { allow, type Ctx } from '../ctx'
import type { TestErrand } from './errands/errands'
import { findProvider } from './find-provider'
import { listEndpointModels } from './list-endpoint-models'
import type { ProviderTest, TestProviderInput } from './schema'

/** One small call by a worker, or the list of models where none was added yet. What is wrong comes back as a sentence. */
export async function testProvider(ctx: Ctx, { providerId, modelId }: TestProviderInput): Promise<ProviderTest> {
  allow(ctx, 'manage')
  const { name } = await findProvider(ctx, providerId)
  const model = await ctx.db.providerModel.findFirst({
    where: { providerId, projectId: ctx.projectId, archivedAt: null, ...(modelId && { id: modelId }) },
    orderBy: { priceOut: 'asc' },
    select: { id: true },
  })
  // A call that began in time may take its own twenty seconds, twice.
  if (model) return askWorker<TestErrand>(ctx, 'test-provider', { providerId, modelId: model.id }, { seconds: 50 })
  const models = await listEndpointModels(ctx, { providerId })
  return {
    ok: true,
    message: `${name} answers and has ${models.length} models. Add one to use it.`,
    latencyMs: null,
    errorClass: null,
  }
}
