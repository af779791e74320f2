import { allow, type Ctx } from '../ctx'
import type { ProviderView } from './schema'

/** Providers with their models, what each bears now, and what it was asked and cost so far. Never a key. */
export async function listProviders(ctx: Ctx): Promise<ProviderView[]> {
  allow(ctx, 'read')
  const [providers, counts, shares] = await Promise.all([
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
    ctx.db.$queryRaw<{ modelId: string; calls: number; failed: number; micros: bigint }[]>`
      SELECT "modelId", count(*)::int AS calls, count(*) FILTER (WHERE outcome IN ('failed', 'unreadable', 'lost'))::int AS failed,
        coalesce(sum("costMicros"), 0)::bigint AS micros
      FROM "ModelCall" WHERE "projectId" = ${ctx.projectId}::uuid GROUP BY 1`,
    ctx.db.$queryRaw<{ modelId: string; calls: number }[]>`
      SELECT "modelId", count(*)::int AS calls FROM "ModelCall"
      WHERE outcome = 'open' AND "projectId" = ${ctx.projectId}::uuid GROUP BY 1`,
  ])
  return providers.map(({ pace, models, ...provider }) => ({
    ...provider,
    waitsUntil: pace?.notBefore && pace.notBefore > new Date() ? pace.notBefore.toISOString() : null,
    models: models.map(({ bears, ...model }) => {
      const counted = counts.find(({ modelId }) => modelId === model.id)
      return {
        ...model,
        providerId: provider.id,
        provider: provider.name,
        kind: provider.kind,
        simulated: provider.kind === 'simulator',
        bears: Math.min(provider.inFlight, Math.floor(bears)),
        underWay: shares.find(({ modelId }) => modelId === model.id)?.calls ?? 0,
        calls: counted?.calls ?? 0,
        failed: counted?.failed ?? 0,
        costMicros: Number(counted?.micros ?? 0),
      }
    }),
  }))
}
