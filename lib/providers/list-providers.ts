import { allow, type Ctx } from '../ctx'
import { sumCalls } from './calls/sum-calls'
import type { ProviderView } from './schema'

/** Providers with their models, what each bears now, and what it was asked and cost so far. Never a key. */
export async function listProviders(ctx: Ctx): Promise<ProviderView[]> {
  allow(ctx, 'read')
  const [providers, sums] = await Promise.all([
    ctx.db.provider.findMany({
      where: { projectId: ctx.projectId, archivedAt: null },
      orderBy: [{ kind: 'asc' }, { name: 'asc' }],
      select: {
        id: true,
        name: true,
        kind: true,
        preset: true,
        address: true,
        keyEnd: true,
        requestsPerMinute: true,
        tokensPerMinute: true,
        inFlight: true,
        revision: true,
        pace: { select: { notBefore: true } },
        models: {
          where: { archivedAt: null },
          orderBy: { name: 'asc' },
          select: { id: true, name: true, priceIn: true, priceOut: true, jsonSchema: true, bears: true },
        },
      },
    }),
    sumCalls(ctx),
  ])
  return providers.map(({ pace, models, ...provider }) => ({
    ...provider,
    waitsUntil: pace?.notBefore && pace.notBefore > new Date() ? pace.notBefore.toISOString() : null,
    models: models.map(({ bears, ...model }) => {
      const sum = sums.find(({ modelId }) => modelId === model.id)
      return {
        ...model,
        providerId: provider.id,
        provider: provider.name,
        kind: provider.kind,
        simulated: provider.kind === 'simulator',
        bears: Math.min(provider.inFlight, Math.floor(bears)),
        underWay: sum?.open ?? 0,
        calls: sum?.calls ?? 0,
        failed: sum?.failed ?? 0,
        costMicros: sum?.costMicros ?? 0,
      }
    }),
  }))
}
