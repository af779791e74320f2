import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { listQueueDecisions } from '../review/list-queue-decisions'
import type { QueueItemView } from '../review/queue/schema'
import { auditResult, auditView } from './audit-view'
import { upperBound } from './certificate/bound'
import { certificateOf } from './certificate/rules'
import type { AuditInput, AuditView } from './schema'

/** Turns a finished audit into the snapshot’s certificate. With a row still open there is none. */
export async function certifySnapshot(ctx: Ctx, { snapshotId, auditId }: AuditInput): Promise<AuditView> {
  allow(ctx, 'curate')
  const row = await ctx.db.snapshotAudit.findFirst({ where: { id: auditId, snapshotId, projectId: ctx.projectId } })
  if (!row) throw notFound('Audit')
  if (row.certifiedAt) return auditView(ctx, row)
  const items = await decided(ctx, row.queueId)
  const [frozen, labels] = await Promise.all([
    ctx.db.$queryRaw<{ sampleId: string; labels: string[]; polarity: string }[]>`
      SELECT "sampleId", labels, polarity::text AS polarity FROM "SnapshotRow" WHERE "snapshotId" = ${snapshotId}::uuid AND "sampleId" = ANY(${row.drawn}::uuid[])`,
    ctx.db.$queryRaw<{ code: string; name: string }[]>`
      SELECT l.code, l.name FROM "Label" l JOIN "Snapshot" s ON s."policyVersionId" = l."versionId" WHERE s.id = ${snapshotId}::uuid ORDER BY l.position`,
  ])
  const said = new Map(items.map((item) => [item.sampleId, item]))
  const people = new Set(items.flatMap(({ answers }) => answers.map(({ userId }) => userId))).size
  const checked = frozen.map(({ sampleId, ...has }) => {
    const item = said.get(sampleId)
    return { ...has, said: item?.labels ?? null, saidPolarity: item?.polarity ?? null }
  })
  const certificate = certificateOf(checked, people, labels, upperBound)
  return transaction(ctx, async (ctx) => {
    const { count } = await ctx.db.snapshotAudit.updateMany({
      where: { id: auditId, projectId: ctx.projectId, certifiedAt: null },
      data: { certifiedAt: new Date(), result: { ...auditResult.parse(row.result ?? {}), certificate } },
    })
    if (count > 0)
      await audit(ctx, 'snapshot.certify', snapshotId, {
        after: { n: certificate.overall.n, wrong: certificate.overall.wrong, bound: certificate.overall.bound },
      })
    return auditView(ctx, await ctx.db.snapshotAudit.findUniqueOrThrow({ where: { id: auditId } }))
  })
}

async function decided(ctx: Ctx, queueId: string) {
  const items: QueueItemView[] = []
  for (let after: string | undefined; ; ) {
    const page = await listQueueDecisions(ctx, { queueId, take: 5_000, ...(after && { after }) })
    const left = page.queue.open + page.queue.disputed
    if (left > 0)
      throw conflict(`${left} of ${page.queue.items} rows are not decided yet: a certificate is of all that were drawn`)
    items.push(...page.items)
    if (!page.next) return items
    after = page.next
  }
}
