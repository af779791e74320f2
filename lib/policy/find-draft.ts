import type { Ctx } from '../ctx'
import { conflict, notFound } from '../errors'
import { asDraft } from './rules'
import type { VersionInput } from './schema'
import { versionSelect, versionView } from './version-view'

/** The draft, what it is called, and the labels of the version before it. A published version is refused in words. */
export async function findDraft(ctx: Ctx, { policyId, versionId }: VersionInput) {
  const found = await ctx.db.policyVersion.findFirst({
    where: { id: versionId, policyId, policy: { projectId: ctx.projectId } },
    select: { ...versionSelect, policy: { select: { name: true } } },
  })
  if (!found) throw notFound('Policy version')
  const draft = versionView(found)
  if (draft.publishedAt !== null)
    throw conflict(`Version ${draft.number} is published and never changes. Draft the next one`)
  const before = await ctx.db.policyVersion.findFirst({
    where: { policyId, number: { lt: draft.number } },
    orderBy: { number: 'desc' },
    select: versionSelect,
  })
  return {
    policy: found.policy.name,
    draft,
    labels: draft.labels.map(asDraft),
    before: before ? versionView(before).labels.map(asDraft) : null,
  }
}
