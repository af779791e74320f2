import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { asDraft } from './rules'
import type { CompareVersionsInput } from './schema'
import { versionSelect, versionView } from './version-view'
import { diffVersions } from './versions/rules'

export async function compareVersions(ctx: Ctx, { policyId, from, to }: CompareVersionsInput) {
  allow(ctx, 'read')
  const versions = await ctx.db.policyVersion.findMany({
    where: { policyId, policy: { projectId: ctx.projectId }, number: { in: [from, to] } },
    select: versionSelect,
  })
  const labelsAt = (number: number) => {
    const found = versions.find((version) => version.number === number)
    if (!found) throw notFound(`Version ${number} of this policy`)
    return versionView(found).labels.map(asDraft)
  }
  return { from, to, changes: diffVersions(labelsAt(from), labelsAt(to)) }
}
