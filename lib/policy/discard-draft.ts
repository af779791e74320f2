import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { findDraft } from './find-draft'
import type { VersionInput } from './schema'

/** Throws the draft away; a policy of which nothing was ever published goes with it. */
export async function discardDraft(ctx: Ctx, input: VersionInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { policy, draft, before } = await findDraft(ctx, input)
    await ctx.db.label.deleteMany({ where: { versionId: draft.id } })
    const { count } = await ctx.db.policyVersion.deleteMany({ where: { id: draft.id, publishedAt: null } })
    if (count === 0) throw conflict('Someone else published or discarded this draft')
    if (!before) await ctx.db.policy.delete({ where: { id: input.policyId } })
    await audit(ctx, 'policy.discard', input.policyId, {
      name: policy,
      before: { version: draft.number, labels: draft.labels.length },
    })
    return { policyRemoved: before === null }
  })
}
