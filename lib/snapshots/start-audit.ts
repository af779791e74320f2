import { randomBytes } from 'node:crypto'
import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'
import { createQueue } from '../review/create-queue'
import { auditView } from './audit-view'
import { upperBound } from './certificate/bound'
import { sizeFor } from './certificate/rules'
import { findTaken } from './find-taken'
import type { AuditView, StartAuditInput } from './schema'

const queueAtMost = 20_000

/**
 * Draws as many rows at random as rule out the wanted label error, and hands their samples to people who see no label.
 * What is gone or was edited since cannot be asked about, and is counted.
 */
export async function startAudit(ctx: Ctx, { snapshotId, bound, allowed }: StartAuditInput): Promise<AuditView> {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const snapshot = await findTaken(ctx, snapshotId)
    const wanted = Math.min(sizeFor(bound, allowed, upperBound), snapshot.rowCount, queueAtMost)
    const seed = randomBytes(8).toString('hex')
    const drawn = await ctx.db.$queryRaw<{ sampleId: string; there: boolean }[]>`
      SELECT r."sampleId", coalesce(s.prompt = r.prompt AND s.response IS NOT DISTINCT FROM r.response AND s."datasetId" = ${snapshot.datasetId}::uuid, false) AS there
      FROM (SELECT "sampleId", prompt, response FROM "SnapshotRow" WHERE "snapshotId" = ${snapshotId}::uuid
        ORDER BY md5(${seed} || "sampleId"::text) LIMIT ${wanted}) r LEFT JOIN "Sample" s ON s.id = r."sampleId" AND s."projectId" = ${ctx.projectId}::uuid`
    const sampleIds = drawn.filter(({ there }) => there).map(({ sampleId }) => sampleId)
    if (sampleIds.length === 0) throw conflict('None of its samples is there any more as it was: nobody can check them')
    const queue = await createQueue(ctx, {
      name: `Audit of ${snapshot.version}`,
      kind: 'audit',
      dataset: snapshot.datasetId,
      sampleIds,
      order: 'given',
      blind: true,
    })
    const row = await ctx.db.snapshotAudit.create({
      data: {
        id: newId(),
        projectId: ctx.projectId,
        snapshotId,
        queueId: queue.id,
        bound,
        size: sampleIds.length,
        seed,
        drawn: sampleIds,
        result: { gone: drawn.length - sampleIds.length },
        startedBy: ctx.actor,
      },
    })
    await audit(ctx, 'snapshot.audit', snapshotId, {
      name: snapshot.version,
      after: { bound, allowed, size: sampleIds.length, queueId: queue.id },
    })
    return auditView(ctx, row)
  })
}
