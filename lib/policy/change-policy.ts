import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { isTaken } from '../taken'
import type { ChangePolicyInput } from './schema'

/** Its name and description; the labels are changed in a draft. */
export async function changePolicy(ctx: Ctx, { policyId, name, description }: ChangePolicyInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const before = await ctx.db.policy.findFirst({
      where: { id: policyId, projectId: ctx.projectId },
      select: { name: true, description: true },
    })
    if (!before) throw notFound('Policy')
    await ctx.db.policy.update({ where: { id: policyId }, data: { name, description } }).catch((error) => {
      throw isTaken(error) ? conflict('Another policy of this project has that name') : error
    })
    await audit(ctx, 'policy.change', policyId, { name, before, after: { name, description } })
    return { id: policyId, name, description }
  })
}
