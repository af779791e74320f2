import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { personOf } from './person-of'

export async function renameMe(ctx: HouseCtx, { name }: { name: string }) {
  allow(ctx, 'enter')
  return transaction(ctx, async (ctx) => {
    const person = await personOf(ctx)
    await ctx.db.user.update({ where: { id: person.id }, data: { name } })
    await audit(ctx, 'user.rename', person.id, { name, before: { name: person.name }, after: { name } })
    return { id: person.id, name }
  })
}
