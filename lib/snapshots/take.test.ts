import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { bytesOf, linesOf } from '../../bin/testing/downloads'
import { hasShared, importFile, newStudio } from '../../bin/testing/import-studio'
import { newProject } from '../../bin/testing/new-project'
import { ctxOf, makeMember } from '../../bin/testing/people'
import { takeWhole } from '../../bin/testing/take'
import { contentHash } from '../content-hash'
import type { Ctx } from '../ctx'
import { db, pool } from '../db'
import { newId } from '../ids'
import { attemptBatch } from '../runs/attempt-batch'
import { claimBatches } from '../runs/claim-batches'
import { cancelRun } from '../runs/cancel-run'
import { renewLeases } from '../runs/renew-leases'
import { addSamples } from '../samples/add-samples'
import { compareSnapshots } from './compare-snapshots'
import { downloadChanges } from './download-changes'
import { listChanges } from './list-changes'
import { getSnapshot } from './get-snapshot'
import { snapshotJobs } from './jobs'
import { listSnapshots } from './list-snapshots'
import { previewSnapshot } from './preview-snapshot'
import { listChangesInput, previewSnapshotInput, takeSnapshotInput } from './schema'
import { placeOf } from './splits/rules'
import { sweepFailedSnapshots } from './sweep-failed-snapshots'
import { takeSnapshot } from './take-snapshot'
import { sumChanges } from './taking/sum-rows'

// Many transactions one after another: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const topics = ['boats', 'soup', 'museums', 'gardens', 'clouds', 'trains', 'bread', 'maps', 'shoes', 'letters']
const texts = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => {
    const n = from + at
    return `${topics[n % 10]} ${contentHash(`text ${n}`).replaceAll('-', ' ')} ${topics[(n * 7) % 10]}`
  })

async function withSamples(count = 40) {
  const { ctx, datasetId } = await newProject()
  const { ids } = await addSamples(ctx, {
    datasetId,
    samples: texts(count).map((prompt, at) => ({ prompt, labels: [at % 4 === 0 ? 'privacy' : 'safe'] })),
    labelSource: 'import',
  })
  return { ctx, datasetId, ids }
}
const everything = { accepted: false }
const rowsOf = (snapshotId: string) => db.snapshotRow.findMany({ where: { snapshotId }, orderBy: { position: 'asc' } })
const splitOf = async (snapshotId: string) =>
  new Map((await rowsOf(snapshotId)).map(({ sampleId, split }) => [sampleId, split]))

test('a snapshot holds what the filter and the choices let in, and says what stayed out and why', async () => {
  const { ctx, datasetId, ids } = await withSamples()
  const [one, two] = [await makeMember(ctx.projectId, 'reviewer'), await makeMember(ctx.projectId, 'reviewer')]
  await db.sample.updateMany({ where: { id: { in: ids.slice(0, 30) } }, data: { state: 'accepted' } })
  await db.sample.updateMany({ where: { id: { in: ids.slice(0, 2) } }, data: { tainted: true } })
  const turns = [{ role: 'user', content: 'Mail it to rita@mail.example, please' }]
  await db.sample.update({ where: { id: ids[3]! }, data: { conversation: turns } })
  await db.decision.createMany({
    data: ids.slice(0, 20).flatMap((sampleId) =>
      [one, two].map(({ id: userId }) => ({
        projectId: ctx.projectId,
        datasetId,
        sampleId,
        userId,
        act: 'accept' as const,
        policyVersionId: newId(),
        fromLabels: [],
        toLabels: ['safe'],
        fromState: 'new' as const,
        toState: 'accepted' as const,
      })),
    ),
  })
  const chosen = { twoPeople: true, withoutTainted: true }
  const preview = await previewSnapshot(ctx, previewSnapshotInput.parse(chosen))
  expect(preview).toMatchObject({ matching: 40, rows: 18, leftOut: { notAccepted: 10, tooFewPeople: 10, tainted: 2 } })
  const { snapshot, run } = await takeWhole(ctx, chosen)
  expect(run.status).toBe('done')
  expect(snapshot).toMatchObject({ status: 'taken', version: '1.0.0', rowCount: 18 })
  expect(snapshot.summary).toMatchObject({
    matching: 40,
    leftOut: preview.leftOut,
    people: { decided: 18, two: 18, most: 2 },
    personalData: { email: 1, phone: 0 },
    proof: { testLeaks: 0, validationLeaks: 0, capped: 0 },
  })
  expect((await rowsOf(snapshot.id)).map(({ sampleId }) => sampleId)).toEqual(ids.slice(2, 20))
  expect(
    await db.auditEntry.count({
      where: { subjectId: snapshot.id, action: { in: ['snapshot.start', 'snapshot.take'] } },
    }),
  ).toBe(2)
})

test('what is frozen can be neither changed nor deleted nor added to', async () => {
  const { ctx } = await withSamples()
  const { id } = await takeWhole(ctx, everything)
  for (const change of [
    db.snapshotRow.updateMany({ where: { snapshotId: id }, data: { prompt: 'another' } }),
    db.snapshotRow.deleteMany({ where: { snapshotId: id } }),
    db.snapshot.update({ where: { id }, data: { version: '9.9.9' } }),
    db.snapshot.delete({ where: { id } }),
    db.$executeRaw`TRUNCATE "SnapshotRow"`,
    db.$executeRaw`INSERT INTO "SnapshotRow" SELECT (jsonb_populate_record(r, '{"position": 9999}')).* FROM "SnapshotRow" r WHERE "snapshotId" = ${id}::uuid LIMIT 1`,
  ])
    await expect(change).rejects.toThrow(/append-only/)
})

test('versions follow what changed: the same, more of it, or something else', async () => {
  const { ctx, datasetId, ids } = await withSamples()
  const first = await takeWhole(ctx, everything)
  const same = await takeWhole(ctx, everything)
  expect(same.snapshot).toMatchObject({ version: '1.0.1', contentHash: first.snapshot.contentHash })
  await addSamples(ctx, {
    datasetId,
    samples: texts(10, 100).map((prompt) => ({ prompt, labels: ['safe'] })),
    labelSource: 'import',
  })
  const more = await takeWhole(ctx, everything)
  expect(more.snapshot.version).toBe('1.1.0')
  expect(more.snapshot.contentHash).not.toBe(first.snapshot.contentHash)

  const reviewer = await makeMember(ctx.projectId, 'reviewer', 'Rita')
  await db.sample.update({ where: { id: ids[3]! }, data: { labels: ['privacy'], polarity: 'unsafe' } })
  await db.decision.create({
    data: {
      projectId: ctx.projectId,
      datasetId,
      sampleId: ids[3]!,
      userId: reviewer.id,
      act: 'relabel',
      policyVersionId: newId(),
      note: 'names a person',
      fromLabels: ['safe'],
      toLabels: ['privacy'],
      fromState: 'new',
      toState: 'accepted',
    },
  })
  await db.sample.update({ where: { id: ids[5]! }, data: { prompt: 'Edited since' } })
  await db.sample.delete({ where: { id: ids[7]! } })
  const other = await takeWhole(ctx, everything)
  expect(other.snapshot.version).toBe('2.0.0')
  const compared = await compareSnapshots(ctx, { snapshotId: other.id, with: first.id })
  expect(compared.changes).toMatchObject({ added: 10, removed: 1, edited: 1, relabelled: 1, moved: 0 })
  const known = await compareSnapshots(ctx, { snapshotId: other.id, with: more.id })
  expect(known.changes).toEqual(await sumChanges(more.snapshot, other.snapshot))
  const { rows } = await listChanges(
    ctx,
    listChangesInput.parse({ snapshotId: other.id, with: first.id, kind: 'relabelled' }),
  )
  expect(rows).toMatchObject([
    {
      sampleId: ids[3],
      kinds: ['relabelled'],
      by: 'Rita',
      note: 'names a person',
      before: { labels: ['safe'] },
      now: { labels: ['privacy'] },
    },
  ])
  const page = await listChanges(ctx, listChangesInput.parse({ snapshotId: other.id, with: first.id, take: 5 }))
  const rest = await listChanges(
    ctx,
    listChangesInput.parse({ snapshotId: other.id, with: first.id, after: page.next }),
  )
  expect([...page.rows, ...rest.rows]).toHaveLength(13)
  const file = await downloadChanges(ctx, { snapshotId: other.id, with: first.id })
  expect(linesOf(await bytesOf(file))).toEqual([...page.rows, ...rest.rows])
})

test('old groups stay where they were when rows are added, and another seed draws anew', async () => {
  const { ctx, datasetId } = await withSamples(300)
  const before = await splitOf((await takeWhole(ctx, everything)).id)
  await addSamples(ctx, {
    datasetId,
    samples: texts(150, 1000).map((prompt) => ({ prompt, labels: ['safe'] })),
    labelSource: 'import',
  })
  const grown = await takeWhole(ctx, everything)
  const after = await splitOf(grown.id)
  expect([...before].filter(([id, split]) => after.get(id) !== split)).toEqual([])
  const sizes = [...after.values()].filter((split) => split === 'test').length
  expect(Math.abs(sizes / 450 - 0.1)).toBeLessThan(0.011)
  const redrawn = await splitOf((await takeWhole(ctx, { ...everything, seed: 7 })).id)
  expect([...before].filter(([id, split]) => redrawn.get(id) !== split).length).toBeGreaterThan(20)
})

test('near copies, one family, one document and, where wanted, one persona are never parted', async () => {
  const { ctx, datasetId, ids } = await withSamples(200)
  const [family, persona] = [newId(), newId()]
  const document = await db.source.create({
    data: { projectId: ctx.projectId, datasetId, kind: 'document', name: 'A leaflet', createdBy: {} },
  })
  await db.sample.updateMany({ where: { id: { in: ids.slice(0, 12) } }, data: { familyId: family } })
  await db.sample.updateMany({ where: { id: { in: ids.slice(20, 32) } }, data: { sourceId: document.id } })
  await db.sample.updateMany({ where: { id: { in: ids.slice(40, 52) } }, data: { personaId: persona } })
  // A contrast twin belongs to the sample it was made from; near copies differ by a letter.
  await db.sample.updateMany({ where: { id: { in: ids.slice(60, 70) } }, data: { familyId: ids[71]! } })
  const pages = await webPages(ctx, datasetId, [ids.slice(80, 92), ids.slice(100, 112)])
  const near = 'The old ferry to the island leaves at nine from the north pier on most days of the summer'
  await addSamples(ctx, {
    datasetId,
    samples: Array.from({ length: 12 }, (_, at) => ({
      prompt: `${near}, bay ${at}`,
      labels: [at % 2 ? 'safe' : 'spam-scams'],
    })),
    labelSource: 'import',
  })
  const snapshot = await takeWhole(ctx, {
    ...everything,
    byPersona: true,
    shares: { train: 50, validation: 25, test: 25 },
  })
  const rows = await rowsOf(snapshot.id)
  const splitsOf = (some: (row: (typeof rows)[number], at: number) => boolean) =>
    new Set(rows.filter(some).map(({ split }) => split)).size
  expect(splitsOf(({ sampleId }) => ids.slice(0, 12).includes(sampleId))).toBe(1)
  expect(splitsOf(({ sampleId }) => ids.slice(20, 32).includes(sampleId))).toBe(1)
  expect(splitsOf(({ sampleId }) => ids.slice(40, 52).includes(sampleId))).toBe(1)
  expect(splitsOf(({ sampleId }) => ids.slice(60, 70).includes(sampleId) || sampleId === ids[71])).toBe(1)
  expect(splitsOf(({ prompt }) => prompt.startsWith(near))).toBe(1)
  // Of a website each page holds together, and not the site.
  for (const page of [ids.slice(80, 92), ids.slice(100, 112)])
    expect(new Set(rows.filter(({ sampleId }) => page.includes(sampleId)).map(({ groupId }) => groupId)).size).toBe(1)
  expect(
    new Set(rows.filter(({ sampleId }) => [ids[80], ids[100]].includes(sampleId)).map(({ groupId }) => groupId)).size,
  ).toBe(pages)
  expect(new Set(rows.map(({ split }) => split)).size).toBe(3)
})

test('the proof finds a leak that is there', async () => {
  const { ctx, datasetId } = await withSamples(30)
  const { proveSplits } = await import('./taking/prove-splits')
  const client = await pool.connect()
  const snapshotId = newId()
  await client.query('BEGIN')
  await client.query("SELECT set_config('assay.taking', $1, true)", [snapshotId])
  await client.query(
    `INSERT INTO "SnapshotRow" ("snapshotId", position, "sampleId", revision, split, "groupId", prompt, labels, polarity, "labelSource", state, characters, "contentHash", simulated, tainted, reviewed, people, "createdAt")
     SELECT $1, row_number() OVER (ORDER BY id) - 1, id, 1, (CASE WHEN row_number() OVER (ORDER BY id) % 2 = 0 THEN 'test' ELSE 'train' END)::"Split", id,
       CASE WHEN row_number() OVER (ORDER BY id) IN (3, 8) THEN 'The boat to the island leaves at nine from pier ' || row_number() OVER (ORDER BY id) ELSE prompt END,
       labels, polarity, "labelSource", state, characters, "contentHash", false, false, false, 0, now() FROM "Sample" WHERE "datasetId" = $2`,
    [snapshotId, datasetId],
  )
  const proof = await proveSplits(client, { snapshotId, projectId: ctx.projectId }, new AbortController().signal)
  await client.query('ROLLBACK')
  client.release()
  expect(proof).toMatchObject({ heldOut: 15, train: 15, testLeaks: 1, validationLeaks: 0, capped: 0 })
})

test('a training row that is near to a public test set is named with the set', async () => {
  const { ctx, datasetId } = await withSamples(30)
  const source = await db.source.create({
    data: { projectId: ctx.projectId, datasetId, kind: 'file', name: 'XSTest', preset: 'xstest', createdBy: {} },
  })
  const { ids } = await addSamples(ctx, {
    datasetId,
    samples: [
      { prompt: `${texts(1)[0]}!`, labels: ['safe'] },
      { prompt: 'How do I kill a Python process?', labels: ['safe'] },
    ],
    labelSource: 'import',
  })
  await db.sample.updateMany({ where: { id: { in: ids } }, data: { sourceId: source.id, state: 'rejected' } })
  const { snapshot } = await takeWhole(ctx, {
    ...everything,
    filter: { state: ['new'] },
    shares: { train: 100, validation: 0, test: 0 },
  })
  expect(snapshot.summary).toMatchObject({ proof: { publicSets: [{ source: 'XSTest', rows: 2, near: 1 }] } })
})

test('a worker that dies between freezing and proving is followed by one that goes on with the same rows', async () => {
  const { ctx } = await withSamples()
  const { id, runId } = await takeSnapshot(ctx, takeSnapshotInput.parse(everything))
  await db.$executeRaw`ALTER TABLE "Snapshot" ADD CONSTRAINT dies CHECK (status <> 'taken') NOT VALID`
  await once(ctx)
  await db.$executeRaw`ALTER TABLE "Snapshot" DROP CONSTRAINT dies`
  const frozen = await rowsOf(id)
  expect(frozen).toHaveLength(40)
  expect((await db.snapshot.findUniqueOrThrow({ where: { id } })).status).toBe('taking')
  await db.sample.deleteMany({ where: { projectId: ctx.projectId } })
  await db.$executeRaw`UPDATE "Batch" SET "notBefore" = now() WHERE "runId" = ${runId}::uuid`
  await once(ctx)
  expect(await rowsOf(id)).toEqual(frozen)
  expect((await db.snapshot.findUniqueOrThrow({ where: { id } })).status).toBe('taken')
})

test('a lease that is renewed while the rows are frozen stands in nobody’s way; a proof within that moment would fail', async () => {
  const { ctx } = await withSamples()
  const { id } = await takeSnapshot(ctx, takeSnapshotInput.parse(everything))
  const workerId = newId()
  const [claim] = await claimBatches({ workerId, kinds: ['take-snapshot'], limit: 1 })
  const [job] = snapshotJobs
  if (!claim || !job) throw new Error('There is no open batch')
  const renew = () => renewLeases({ workerId, fences: [claim.fence] })

  // The twin: one moment for the rows and for the proof that the batch is still held.
  const client = await pool.connect()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM "Sample"')
  await renew()
  await expect(client.query('UPDATE "Batch" SET done = done WHERE fence = $1', [claim.fence])).rejects.toThrow(
    'could not serialize access',
  )
  await client.query('ROLLBACK')
  client.release()

  let [taking, renewed] = [true, 0]
  const renewing = (async () => {
    for (; taking; renewed++) await renew()
  })()
  const { signal } = new AbortController()
  await attemptBatch({ ...ctx, role: 'curator' }, job, claim, { winding: signal, signal })
  taking = false
  await renewing
  expect(renewed).toBeGreaterThan(2)
  expect(await db.batch.findUniqueOrThrow({ where: { id: claim.id } })).toMatchObject({ status: 'done', attempts: 1 })
  expect(await db.snapshot.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'taken', rowCount: 40 })
})

test('what was frozen for a snapshot that failed goes, and of one that was taken nothing can', async () => {
  const { ctx } = await withSamples()
  const { id, runId } = await takeSnapshot(ctx, takeSnapshotInput.parse(everything))
  await db.$executeRaw`ALTER TABLE "Snapshot" ADD CONSTRAINT dies CHECK (status <> 'taken') NOT VALID`
  await once(ctx)
  await db.$executeRaw`ALTER TABLE "Snapshot" DROP CONSTRAINT dies`
  expect(await rowsOf(id)).toHaveLength(40)
  await cancelRun(ctx, { runId })
  await sweepFailedSnapshots()
  expect(await rowsOf(id), 'it may still be tried again').toHaveLength(40)
  await sweepFailedSnapshots(Date.now() + 2 * 60 * 60 * 1000)
  expect(await rowsOf(id)).toEqual([])
  expect((await db.snapshot.findUniqueOrThrow({ where: { id } })).status).toBe('failed')
  const taken = await takeWhole(ctx, everything)
  await sweepFailedSnapshots(Date.now() + 2 * 60 * 60 * 1000)
  await expect(db.snapshotRow.deleteMany({ where: { snapshotId: taken.id } })).rejects.toThrow('append-only')
  await expect(db.snapshot.update({ where: { id: taken.id }, data: { status: 'failed' } })).rejects.toThrow(
    'append-only',
  )
  expect(await rowsOf(taken.id)).toHaveLength(40)
})

test('of two that start at once one is told, and a cancelled one does not stand in the way', async () => {
  const { ctx } = await withSamples()
  const start = () => takeSnapshot(ctx, takeSnapshotInput.parse(everything))
  const both = await Promise.allSettled([start(), start()])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [started] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  await cancelRun(ctx, { runId: started?.runId ?? '' })
  expect((await listSnapshots(ctx, { take: 5 }))[0]).toMatchObject({
    status: 'failed',
    reason: 'Its run was cancelled',
  })
  await expect(takeWhole(ctx, everything)).resolves.toMatchObject({ snapshot: { status: 'taken' } })
})

test('a reviewer takes none, an empty one is refused, and another project sees nothing of it', async () => {
  const { ctx } = await withSamples()
  const reviewer = ctxOf(ctx.projectId, 'reviewer', { id: newId(), name: 'Rita' })
  await expect(takeSnapshot(reviewer, takeSnapshotInput.parse(everything))).rejects.toThrow('A reviewer cannot')
  await expect(takeSnapshot(ctx, takeSnapshotInput.parse({}))).rejects.toThrow('every sample is left out')
  const { id } = await takeWhole(ctx, everything)
  const { ctx: other } = await newProject()
  await expect(getSnapshot(other, { snapshotId: id })).rejects.toThrow('Snapshot not found')
  await expect(compareSnapshots(other, { snapshotId: id, with: id })).rejects.toThrow('Snapshot not found')
  expect(await listSnapshots(other, { take: 5 })).toEqual([])
  expect(await getSnapshot(reviewer, { snapshotId: id })).toMatchObject({ rows: 40, policy: { version: 1 } })
})

test('the content hash is of the rows, whatever their ids and order', async () => {
  const drawn =
    fc.sample(
      fc.uniqueArray(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
        { minLength: 12, maxLength: 12, selector: (text) => contentHash(text) },
      ),
      1,
    )[0] ?? []
  const taken = async (prompts: string[]) => {
    const { ctx, datasetId } = await newProject()
    await addSamples(ctx, {
      datasetId,
      samples: prompts.map((prompt) => ({ prompt, labels: ['safe'] })),
      labelSource: 'import',
    })
    return (await takeWhole(ctx, everything)).snapshot.contentHash
  }
  expect(await taken(drawn)).toBe(await taken(drawn.toReversed()))
  expect(await taken(drawn)).not.toBe(await taken([...drawn.slice(1), 'another text']))
})

test.skipIf(!hasShared)(
  'of 1,650 wrapped requests none is in two splits, while a random split of the rows leaks',
  async () => {
    const studio = await newStudio()
    await importFile(studio, 'raw/eval-safety/integrated.yaml', null, { repeats: 'keep', recipe: 'nemo' })
    const { snapshot } = await takeWhole(studio.ctx, everything)
    expect(snapshot.rowCount).toBe(1_650)
    const rows = await rowsOf(snapshot.id)
    const straddles = (splits: string[]) => {
      const byRequest = new Map<string, Set<string>>()
      rows.forEach(({ unwrapped, prompt }, at) => {
        const request = contentHash(unwrapped ?? prompt)
        byRequest.set(request, (byRequest.get(request) ?? new Set()).add(splits[at] ?? ''))
      })
      return [...byRequest.values()].filter((found) => found.size > 1).length
    }
    expect(straddles(rows.map(({ split }) => split))).toBe(0)
    expect(new Set(rows.map(({ split }) => split)).size).toBe(3)
    expect(straddles(rows.map(({ sampleId }) => (placeOf(1, sampleId) < 0.1 ? 'test' : 'train')))).toBeGreaterThan(50)
    expect(snapshot.summary).toMatchObject({ proof: { testLeaks: 0, validationLeaks: 0 } })
  },
  90_000,
)

/** Samples written from passages of as many pages of one site. */
async function webPages(ctx: Ctx, datasetId: string, samples: string[][]) {
  const { projectId } = ctx
  const source = await db.source.create({ data: { projectId, datasetId, kind: 'web', name: 'A site', createdBy: {} } })
  for (const [position, ids] of samples.entries()) {
    const page = await db.sourcePage.create({
      data: { projectId, sourceId: source.id, position, address: `https://example.com/${position}` },
    })
    const passage = await db.passage.create({
      data: { projectId, sourceId: source.id, position, text: `Passage ${position}`, hash: newId() },
    })
    await db.passagePlace.create({ data: { pageId: page.id, position: 0, passageId: passage.id } })
    const runId = newId()
    await db.generationRow.createMany({
      data: ids.map((_, at) => ({ runId, position: at, projectId, cell: 0, round: 0, passageId: passage.id })),
    })
    for (const [at, id] of ids.entries())
      await db.sample.update({ where: { id }, data: { sourceId: source.id, runId, position: at } })
  }
  return samples.length
}

/** One try of whatever batch is open. */
async function once(ctx: Ctx) {
  const [claim] = await claimBatches({ workerId: newId(), kinds: snapshotJobs.map(({ kind }) => kind), limit: 1 })
  const [job] = snapshotJobs
  if (!claim || !job) throw new Error('There is no open batch')
  const signal = new AbortController().signal
  await attemptBatch({ ...ctx, role: 'curator' }, job, claim, { winding: signal, signal })
}
