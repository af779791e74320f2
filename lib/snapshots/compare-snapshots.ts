import { allow, type Ctx } from '../ctx'
import { diffVersions } from '../policy/versions/rules'
import { asDraft } from '../policy/rules'
import { versionSelect, versionView } from '../policy/version-view'
import { findTaken } from './find-taken'
import type { CompareInput, ComparisonView, SnapshotSummary } from './schema'
import { sumChanges } from './taking/sum-rows'

/** What is different in the second of two snapshots of a project, in numbers. */
export async function compareSnapshots(ctx: Ctx, { snapshotId, with: other }: CompareInput): Promise<ComparisonView> {
  allow(ctx, 'read')
  const [from, to] = await Promise.all([findTaken(ctx, other), findTaken(ctx, snapshotId)])
  const changes = (await changesKnown(ctx, from, to)) ?? (await sumChanges(from, to))
  return {
    from: sideOf(from),
    to: sideOf(to),
    changes: changes ?? { added: 0, removed: 0, edited: 0, relabelled: 0, moved: 0, policyChanged: false },
    policy: await policyChange(ctx, from.policyVersionId, to.policyVersionId),
  }
}

/** What changed since the snapshot before was counted when the second was taken, and neither has changed. */
async function changesKnown(ctx: Ctx, from: Taken, to: Taken) {
  if (to.previousId !== from.id) return null
  const found = await ctx.db.snapshot.findFirst({
    where: { id: to.id, projectId: ctx.projectId },
    select: { summary: true },
  })
  return (found?.summary as SnapshotSummary | null | undefined)?.changes ?? null
}

type Taken = Awaited<ReturnType<typeof findTaken>>
const sideOf = ({ id, version, takenAt, rowCount }: Taken) => ({
  id,
  version,
  takenAt: takenAt?.toISOString() ?? '',
  rows: rowCount,
})

/** How many labels differ; null where the two are of different policies, whose labels do not compare. */
async function policyChange(ctx: Ctx, from: string, to: string) {
  const versions = await ctx.db.policyVersion.findMany({
    where: { id: { in: [from, to] }, policy: { projectId: ctx.projectId } },
    select: { ...versionSelect, policyId: true, policy: { select: { name: true } } },
  })
  const of = (id: string) => versions.find((version) => version.id === id)
  const [one, other] = [of(from), of(to)]
  const named = (version: typeof one) => (version ? `${version.policy.name} v${version.number}` : 'Unknown')
  return {
    from: named(one),
    to: named(other),
    changes:
      one && other && one.policyId === other.policyId
        ? diffVersions(versionView(one).labels.map(asDraft), versionView(other).labels.map(asDraft)).length
        : null,
  }
}
