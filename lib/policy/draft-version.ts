import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { isTaken } from '../taken'
import { asDraft } from './rules'
import type { PolicyInput } from './schema'
import { versionSelect, versionView } from './version-view'
import { writeLabels } from './write-labels'

/** Begins the next version as a copy of the newest one. There is one draft at a time. */
export async function draftVersion(ctx: Ctx, { policyId }: PolicyInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const policy = await ctx.db.policy.findFirst({
      where: { id: policyId, projectId: ctx.projectId },
      select: { name: true, versions: { orderBy: { number: 'desc' }, take: 1, select: versionSelect } },
    })
    if (!policy) throw notFound('Policy')
    const [newest] = policy.versions.map(versionView)
    if (newest?.publishedAt === null) throw conflict(`Version ${newest.number} is being drafted already`)
    const number = (newest?.number ?? 0) + 1
    const draft = await ctx.db.policyVersion
      .create({ data: { policyId, number }, select: { id: true, number: true } })
      .catch((error) => {
        throw isTaken(error) ? conflict(`Someone else just began version ${number}`) : error
      })
    await writeLabels(ctx, draft.id, newest?.labels.map(asDraft) ?? [])
    await audit(ctx, 'policy.draft', policyId, { name: policy.name, after: { version: number } })
    return { versionId: draft.id, number }
  })
}
