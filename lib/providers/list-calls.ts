import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { CallFilter, CallPageView } from './schema'

/** The ledger, newest first. It holds counts and reasons, never a text. */
export async function listCalls(ctx: Ctx, filter: CallFilter): Promise<CallPageView> {
  allow(ctx, 'read')
  const rows = await ctx.db.modelCall.findMany({
    where: {
      projectId: ctx.projectId,
      providerId: filter.provider ?? Prisma.skip,
      modelId: filter.model ?? Prisma.skip,
      runId: filter.run ?? Prisma.skip,
      outcome: filter.outcome ? { in: filter.outcome } : Prisma.skip,
      purpose: filter.purpose ?? Prisma.skip,
      id: filter.before ? { lt: filter.before } : Prisma.skip,
    },
    orderBy: { id: 'desc' },
    take: filter.take + 1,
  })
  const page = rows.slice(0, filter.take)
  const models = await ctx.db.providerModel.findMany({
    where: { projectId: ctx.projectId, id: { in: [...new Set(page.map(({ modelId }) => modelId))] } },
    select: { id: true, name: true, provider: { select: { name: true } } },
  })
  const calls = page.map((row) => {
    const model = models.find(({ id }) => id === row.modelId)
    return {
      id: row.id,
      at: row.startedAt.toISOString(),
      model: model?.name ?? 'A model that is gone',
      provider: model?.provider.name ?? '',
      purpose: row.purpose,
      runId: row.runId,
      position: row.position,
      attempt: row.attempt,
      outcome: row.outcome,
      errorClass: row.errorClass,
      error: row.error,
      tokensIn: row.tokensIn,
      tokensOut: row.tokensOut,
      costMicros: Number(row.costMicros),
      estimated: row.estimated,
      simulated: row.simulated,
      latencyMs: row.latencyMs,
    }
  })
  return { calls, older: rows.length > filter.take ? (calls.at(-1)?.id ?? null) : null }
}
