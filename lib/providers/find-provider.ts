import type { Ctx } from '../ctx'
import { notFound } from '../errors'

export async function findProvider(ctx: Ctx, providerId: string) {
  const provider = await ctx.db.provider.findFirst({
    where: { id: providerId, projectId: ctx.projectId, archivedAt: null },
    select: {
      id: true,
      name: true,
      kind: true,
      preset: true,
      address: true,
      sealedKey: true,
      keyEnd: true,
      revision: true,
      requestsPerMinute: true,
      tokensPerMinute: true,
      inFlight: true,
    },
  })
  if (!provider) throw notFound('Provider')
  return provider
}
