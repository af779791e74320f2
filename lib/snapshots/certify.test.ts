import { expect, test, vi } from 'vitest'
import { askFor } from '../../bin/testing/downloads'
import { makeMember } from '../../bin/testing/people'
import { newProject } from '../../bin/testing/new-project'
import { takeWhole } from '../../bin/testing/take'
import { clopperPearson } from '../intervals'
import { db } from '../db'
import { newId } from '../ids'
import { addSamples } from '../samples/add-samples'
import { certifySnapshot } from './certify-snapshot'
import { readCard } from './read-card'
import { startAudit } from './start-audit'

// Many transactions one after another: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

async function withSnapshot(count = 80) {
  const { ctx, datasetId } = await newProject()
  const { ids } = await addSamples(ctx, {
    datasetId,
    samples: Array.from({ length: count }, (_, at) => ({
      prompt: `Where does boat ${at} land at ${at * 7919}?`,
      labels: [at % 4 ? 'safe' : 'privacy'],
    })),
    labelSource: 'import',
  })
  const { id } = await takeWhole(ctx, { accepted: false })
  return { ctx, datasetId, ids, snapshotId: id }
}

/** What reviewers answer, as their room keeps it. */
async function decide(queueId: string, { ctx, datasetId }: Awaited<ReturnType<typeof withSnapshot>>, wrong: number) {
  const { id: userId } = await makeMember(ctx.projectId, 'reviewer')
  const items = await db.queueItem.findMany({ where: { queueId }, orderBy: { position: 'asc' } })
  const samples = await db.sample.findMany({ where: { id: { in: items.map(({ sampleId }) => sampleId) } } })
  const labelsOf = new Map(samples.map(({ id, labels }) => [id, labels]))
  await db.decision.createMany({
    data: items.map(({ sampleId }, at) => ({
      projectId: ctx.projectId,
      datasetId,
      sampleId,
      userId,
      act: 'relabel' as const,
      policyVersionId: newId(),
      queueId,
      fromLabels: [],
      toLabels: at < wrong ? ['spam-scams'] : (labelsOf.get(sampleId) ?? []),
      fromState: 'new' as const,
      toState: 'accepted' as const,
      suggestionsVisible: false,
    })),
  })
  await db.$executeRaw`
    UPDATE "QueueSeat" s SET "userId" = ${userId}::uuid, "decisionId" = d.id, "decidedAt" = now() FROM "QueueItem" i JOIN "Decision" d ON d."sampleId" = i."sampleId" AND d."queueId" = i."queueId"
    WHERE i.id = s."itemId" AND s."queueId" = ${queueId}::uuid`
  await db.queueItem.updateMany({ where: { queueId }, data: { state: 'decided', closedAt: new Date() } })
  return items.length
}

test('a blind draw that people decided becomes a certificate with its bound, and the card prints it', async () => {
  const studio = await withSnapshot()
  const { ctx, snapshotId } = studio
  expect((await readCard(ctx, { snapshotId })).card).toContain('None. Nobody has checked')
  const audit = await startAudit(ctx, { snapshotId, bound: 0.05, allowed: 0 })
  expect(audit).toMatchObject({ size: 59, open: 59, gone: 0 })
  expect(await db.queue.findUniqueOrThrow({ where: { id: audit.queueId } })).toMatchObject({
    blind: true,
    kind: 'audit',
    order: 'given',
  })
  await expect(certifySnapshot(ctx, { snapshotId, auditId: audit.id })).rejects.toThrow(
    '59 of 59 rows are not decided yet',
  )
  const before = (await askFor(ctx, { format: 'hub', snapshotId })).etag
  await decide(audit.queueId, studio, 2)
  const { certificate, certifiedAt } = await certifySnapshot(ctx, { snapshotId, auditId: audit.id })
  const bound = clopperPearson({ hits: 2, n: 59, level: 0.95, side: 'upper' }).high
  expect(certificate?.overall).toEqual({ label: 'All labels', wrong: 2, n: 59, bound })
  expect(certificate?.byLabel.reduce((sum, { n }) => sum + n, 0)).toBe(59)
  // A folder with another card is another file.
  expect((await askFor(ctx, { format: 'hub', snapshotId })).etag).not.toBe(before)
  const { card } = await readCard(ctx, { snapshotId })
  expect(card).toContain(`On ${certifiedAt?.slice(0, 10)}, 1 person decided 59 rows`)
  expect(card).toContain(`| All labels | 2 of 59 | at most ${(Math.ceil(bound * 10_000) / 100).toFixed(2)} % |`)
  expect(await db.auditEntry.count({ where: { subjectId: snapshotId, action: 'snapshot.certify' } })).toBe(1)
  expect(await certifySnapshot(ctx, { snapshotId, auditId: audit.id })).toMatchObject({ certifiedAt })
})

test('samples that are gone or were edited cannot be asked about, and are counted', async () => {
  const { ctx, ids, snapshotId } = await withSnapshot(20)
  await db.sample.delete({ where: { id: ids[0]! } })
  await db.sample.update({ where: { id: ids[1]! }, data: { prompt: 'Edited since' } })
  expect(await startAudit(ctx, { snapshotId, bound: 0.05, allowed: 0 })).toMatchObject({ size: 18, gone: 2 })
})

test('a reviewer starts no audit and certifies nothing, nor does another project', async () => {
  const { ctx, snapshotId } = await withSnapshot(20)
  const audit = await startAudit(ctx, { snapshotId, bound: 0.1, allowed: 0 })
  const { ctx: reviewer } = await makeMember(ctx.projectId, 'reviewer')
  const { ctx: other } = await newProject()
  await expect(startAudit(reviewer, { snapshotId, bound: 0.1, allowed: 0 })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(certifySnapshot(reviewer, { snapshotId, auditId: audit.id })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(startAudit(other, { snapshotId, bound: 0.1, allowed: 0 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(certifySnapshot(other, { snapshotId, auditId: audit.id })).rejects.toMatchObject({ code: 'not_found' })
})
