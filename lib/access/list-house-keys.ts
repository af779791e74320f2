import { allow, type HouseCtx } from '../ctx'
import { keyView, selectKey } from './key-view'

/** The keys that open every project. */
export async function listHouseKeys(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'keep')
  const keys = await ctx.db.apiKey.findMany({
    where: { projectId: null },
    select: selectKey,
    orderBy: { id: 'desc' },
    take: 200,
  })
  return keys.map(keyView)
}
