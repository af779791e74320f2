import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../db'
import { addSamples } from './add-samples'
import { compactCounts } from './compact-counts'

const counted = (datasetId: string) =>
  db.$queryRaw`SELECT labels, polarity::text, state::text, sum(count)::int AS count FROM "SampleDelta" WHERE "datasetId" = ${datasetId}::uuid GROUP BY 1, 2, 3 HAVING sum(count) <> 0 ORDER BY 1, 2, 3`
const there = (datasetId: string) =>
  db.$queryRaw`SELECT labels, polarity::text, state::text, count(*)::int AS count FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`

test('counts agree with the rows through adding, changing, deleting and compaction', async () => {
  const { ctx, datasetId } = await newProject()
  const samples = Array.from({ length: 60 }, (_, index) => ({
    prompt: `Text ${index}`,
    labels: index % 3 ? ['safe'] : ['privacy'],
  }))
  await addSamples(ctx, { datasetId, samples, labelSource: 'import' })
  expect(await counted(datasetId)).toEqual(await there(datasetId))

  await db.sample.updateMany({ where: { datasetId, characters: 6 }, data: { state: 'accepted' } })
  await db.sample.deleteMany({ where: { datasetId, labels: { has: 'privacy' } } })
  expect(await counted(datasetId)).toEqual(await there(datasetId))

  await db.$executeRaw`
    INSERT INTO "SampleDelta" ("datasetId", labels, polarity, "labelSource", state, judged, reviewed, count)
    SELECT ${datasetId}::uuid, '{safe}', 'safe', 'import', 'new', false, false, CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END FROM generate_series(1, 6000) n`
  await compactCounts()
  expect(await db.sampleDelta.count()).toBeLessThan(50)
  expect(await counted(datasetId)).toEqual(await there(datasetId))
})

test('the same text in other letters and spaces is left out and counted', async () => {
  const { ctx, datasetId } = await newProject()
  const added = await addSamples(ctx, {
    datasetId,
    samples: [
      { prompt: 'Is this  real?', labels: ['safe'] },
      { prompt: 'IS THIS REAL?', labels: ['safe'] },
      { prompt: 'Ｉs this real?', labels: [] },
    ],
    labelSource: 'import',
  })
  expect(added).toMatchObject({ added: 1, repeats: 2 })
})

test('a label that the policy does not have is refused, and nothing is added', async () => {
  const { ctx, datasetId } = await newProject()
  await expect(
    addSamples(ctx, { datasetId, samples: [{ prompt: 'A', labels: ['S5'] }], labelSource: 'import' }),
  ).rejects.toMatchObject({ code: 'invalid' })
  expect(await db.sample.count({ where: { datasetId } })).toBe(0)
})

test('history cannot be rewritten, by anyone who comes through the app', async () => {
  const { ctx } = await newProject()
  const [entry] = await db.auditEntry.findMany({ where: { projectId: ctx.projectId }, take: 1 })
  await expect(
    db.auditEntry.updateMany({ where: { id: entry?.id ?? '' }, data: { actorName: 'Somebody else' } }),
  ).rejects.toThrow(/append-only/)
  await expect(db.auditEntry.deleteMany({ where: { id: entry?.id ?? '' } })).rejects.toThrow(/append-only/)
  await expect(db.$executeRaw`TRUNCATE "AuditEntry"`).rejects.toThrow(/append-only/)
})
