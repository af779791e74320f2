import { allow, type Ctx } from '../ctx'
import { keyView, selectKey } from './key-view'

export async function listKeys(ctx: Ctx, _: object = {}) {
  allow(ctx, 'manage')
  const keys = await ctx.db.apiKey.findMany({
    where: { projectId: ctx.projectId },
    select: selectKey,
    orderBy: { id: 'desc' },
    take: 200,
  })
  return keys.map(keyView)
}
