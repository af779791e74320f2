import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { isTaken } from '../taken'
import type { CreatePolicyInput } from './schema'

/** An empty policy: its first version is a draft, and no dataset can use it until that is published. */
export async function createPolicy(ctx: Ctx, { name, description, multiLabel }: CreatePolicyInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const policy = await ctx.db.policy
      .create({
        data: { projectId: ctx.projectId, name, description, multiLabel, versions: { create: { number: 1 } } },
        select: { id: true, versions: { select: { id: true } } },
      })
      .catch((error) => {
        throw isTaken(error) ? conflict('Another policy of this project has that name') : error
      })
    await audit(ctx, 'policy.create', policy.id, { name, after: { name, multiLabel } })
    return { policyId: policy.id, versionId: policy.versions[0]?.id ?? '' }
  })
}
