import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { formatKeys } from './export/schema'
import { auditView } from './audit-view'
import { type SnapshotDetailView, type SnapshotInput, snapshotSettings, type SnapshotSummary } from './schema'
import { snapshotView } from './snapshot-view'

/** One snapshot: what it holds, how it is split, what is known of it. */
export async function getSnapshot(ctx: Ctx, { snapshotId }: SnapshotInput): Promise<SnapshotDetailView> {
  allow(ctx, 'read')
  const [view] = await snapshotView(ctx, Prisma.sql`s.id = ${snapshotId}::uuid`, 1)
  if (!view) throw notFound('Snapshot')
  const row = await ctx.db.snapshot.findFirstOrThrow({
    where: { id: snapshotId, projectId: ctx.projectId },
    select: { target: true, policyVersionId: true, settings: true, summary: true, previousId: true },
  })
  const policy = await ctx.db.policyVersion.findUniqueOrThrow({
    where: { id: row.policyVersionId },
    select: {
      number: true,
      policy: { select: { name: true } },
      labels: {
        orderBy: { position: 'asc' },
        select: { code: true, name: true, polarity: true, definition: true },
      },
    },
  })
  const previous = row.previousId
    ? await ctx.db.snapshot.findFirst({
        where: { id: row.previousId, projectId: ctx.projectId },
        select: { id: true, version: true },
      })
    : null
  const audits = await ctx.db.snapshotAudit.findMany({
    where: { snapshotId, projectId: ctx.projectId },
    orderBy: { id: 'desc' },
  })
  const inOrder: SnapshotDetailView['audits'] = []
  for (const audit of audits) inOrder.push(await auditView(ctx, audit))
  return {
    ...view,
    target: row.target,
    policy: { name: policy.policy.name, version: policy.number, labels: policy.labels },
    settings: snapshotSettings.parse(row.settings),
    summary: view.status === 'taken' ? (row.summary as SnapshotSummary | null) : null,
    previous,
    audits: inOrder,
    files: await knownFiles(ctx, snapshotId),
  }
}

/** Files that went out whole once, by the names they last had. */
async function knownFiles(ctx: Ctx, snapshotId: string) {
  const files = await ctx.db.snapshotFile.findMany({
    where: { snapshotId },
    orderBy: [{ format: 'asc' }, { name: 'asc' }],
  })
  return files
    .filter(({ format }) => formatKeys.some((key) => key === format))
    .map(({ name, bytes, sha256 }) => ({ name, bytes: Number(bytes), sha256 }))
}
