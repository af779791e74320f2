import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf, makeMember } from '@/bin/testing/people'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import { addSamples } from '../samples/add-samples'
import { labelSample } from '../samples/label-sample'
import { startWorker } from '../worker'
import { getBalance } from './get-balance'
import { getMeasurement } from './get-measurement'
import { getPace } from './get-pace'
import { listFinds } from './list-finds'
import { setTarget } from './set-target'
import { startMeasuring } from './start-measuring'

const texts = (count: number, label: string, say: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => ({ prompt: say(at), labels: [label] }))

async function filled() {
  const { ctx, datasetId } = await newProject()
  const samples = [
    ...texts(40, 'safe', (at) => `Which train number ${at} goes to the sea on a Sunday?`),
    ...texts(20, 'spam-scams', (at) => `Claim parcel ${at} now, only a small fee is due today!`),
    ...texts(2, 'privacy', (at) => `Her mail is person${at}@mail.example, call +44 20 7946 00${at}8`),
  ]
  await addSamples(ctx, { datasetId, samples, labelSource: 'import' })
  return { ctx, datasetId }
}

async function measured(ctx: Ctx, datasetId: string) {
  const run = await startMeasuring(ctx, { datasetId })
  const worker = await startWorker()
  try {
    while ((await db.run.findUniqueOrThrow({ where: { id: run.id } })).status === 'running')
      await new Promise((resolve) => setTimeout(resolve, 50))
  } finally {
    await worker.stop()
  }
  return db.run.findUniqueOrThrow({ where: { id: run.id }, include: { batches: true } })
}

const codes = async (datasetId: string) =>
  (
    await db.$queryRaw<
      { code: string }[]
    >`SELECT l.code FROM "Label" l JOIN "Dataset" d ON d."policyVersionId" = l."versionId" WHERE d.id = ${datasetId}::uuid ORDER BY l.position`
  ).map(({ code }) => code)

test('the balance counts every label of the policy, those without samples too', async () => {
  const { ctx, datasetId } = await filled()
  const balance = await getBalance(ctx, { dataset: datasetId })
  expect(balance.by.label.map(({ key }) => key)).toEqual(await codes(datasetId))
  expect(balance.by.label.reduce((sum, { count }) => sum + count, 0)).toBe(62)
  expect(balance.by.polarity.find(({ key }) => key === 'safe')?.count).toBe(40)
  expect(balance.coverage).toEqual([{ key: '', name: 'No source', cells: { safe: 40, 'spam-scams': 20, privacy: 2 } }])
  expect(balance.imbalance).toMatchObject({ value: null, n: 62, reason: expect.stringContaining('have no sample') })
  expect(balance.effective.value).toBeGreaterThan(1)
})

test('a target is kept with who set it, shared out over what is there, and taken away again', async () => {
  const { ctx, datasetId } = await filled()
  await setTarget(ctx, { datasetId, shares: { safe: 2, 'spam-scams': 1, privacy: 1 } })
  const balance = await getBalance(ctx, { dataset: datasetId })
  expect(Object.fromEntries(balance.by.label.map(({ key, target }) => [key, target]))).toMatchObject({
    safe: 31,
    'spam-scams': 16,
  })
  expect(balance.targets?.setBy).toBe('Tester')
  const [entry] = await db.auditEntry.findMany({ where: { projectId: ctx.projectId, action: 'stats.target' } })
  expect(entry?.after).toEqual({ shares: { safe: 2, 'spam-scams': 1, privacy: 1 } })
  await setTarget(ctx, { datasetId, shares: {} })
  expect((await getBalance(ctx, { dataset: datasetId })).targets).toBeNull()
  await expect(setTarget(ctx, { datasetId, shares: { S99: 1 } })).rejects.toMatchObject({ code: 'invalid' })
})

test('one pass measures texts, telling words, coverage and personal data, and says how old it is', async () => {
  const { ctx, datasetId } = await filled()
  expect((await getMeasurement(ctx, { dataset: datasetId })).newest).toBeNull()
  expect(await measured(ctx, datasetId)).toMatchObject({ status: 'done', batches: [{ done: 62, failed: 0 }] })
  const { newest, now, runId } = await getMeasurement(ctx, { dataset: datasetId })
  expect({ samples: newest?.samples, now, runId }).toEqual({ samples: 62, now: 62, runId: null })
  const { text, artefacts, coverage, personal } = newest?.measures ?? expect.fail('not measured')
  expect(text.characters.bins.reduce((sum, { count }) => sum + count, 0)).toBe(62)
  expect(text.tokens.n).toBe(62)
  expect(text.openings[0]).toEqual({ words: 'which train number', count: 40, share: 40 / 62 })
  expect(text.languages).toEqual([{ language: 'en', count: 62, found: 'detected' }])
  expect(artefacts.words.filter(({ label }) => label === 'spam-scams').map(({ word }) => word)).toContain('parcel')
  expect(coverage.source).toEqual([])
  expect(personal.filter(({ samples }) => samples > 0)).toEqual([
    { kind: 'email', samples: 2, finds: 2 },
    { kind: 'phone', samples: 2, finds: 2 },
  ])
})

test('personal finds are listed with the words around them, page by page', async () => {
  const { ctx, datasetId } = await filled()
  await measured(ctx, datasetId)
  const first = await listFinds(ctx, { dataset: datasetId, take: 1 })
  expect(first.total).toBe(2)
  expect(first.finds[0]?.excerpt.find(({ found }) => found === 'email')?.text).toMatch(/^person\d@mail\.example$/)
  const second = await listFinds(ctx, { dataset: datasetId, take: 1, after: first.next ?? '' })
  expect(second.next).toBeNull()
  expect(second.finds[0]?.sampleId).not.toBe(first.finds[0]?.sampleId)
  expect((await listFinds(ctx, { dataset: datasetId, kind: 'card', take: 10 })).total).toBe(0)
})

test('a newer measurement takes the place of the older one, finds and all', async () => {
  const { ctx, datasetId } = await filled()
  await measured(ctx, datasetId)
  await db.sample.deleteMany({ where: { datasetId, labels: { has: 'privacy' } } })
  expect((await getMeasurement(ctx, { dataset: datasetId })).now).toBe(60)
  expect((await listFinds(ctx, { dataset: datasetId, take: 10 })).total).toBe(0)
  await measured(ctx, datasetId)
  expect(await db.measurement.count({ where: { datasetId } })).toBe(1)
  expect(await db.personalFind.count({ where: { datasetId } })).toBe(0)
})

test('a dataset is measured once at a time, and not when it is empty', async () => {
  const { ctx, datasetId } = await filled()
  await startMeasuring(ctx, { datasetId })
  await expect(startMeasuring(ctx, { datasetId })).rejects.toMatchObject({ code: 'conflict' })
  const empty = await newProject()
  await expect(startMeasuring(empty.ctx, { datasetId: empty.datasetId })).rejects.toMatchObject({ code: 'conflict' })
})

test('the pace counts what people decided by hand, and no script', async () => {
  const { ctx, datasetId } = await filled()
  const { id } = await makeMember(ctx.projectId, 'reviewer', 'Mina')
  const mina = ctxOf(ctx.projectId, 'reviewer', { id, name: 'Mina' })
  const samples = await db.sample.findMany({ where: { datasetId }, take: 3, select: { id: true, revision: true } })
  for (const [at, { id: sampleId, revision }] of samples.entries())
    await labelSample(mina, { sampleId, revision, act: 'accept', seconds: at + 1, suggestionsVisible: true })
  const pace = await getPace(ctx, { dataset: datasetId })
  expect(pace.days).toHaveLength(30)
  expect(pace.days.at(-1)).toMatchObject({ decisions: 3, people: 1 })
  expect(pace.people).toEqual([{ id, name: 'Mina', decisions: 3, medianSeconds: 2 }])
  expect(pace.seconds).toEqual({ value: 2, n: 3 })
})

test('who only looks cannot set a target or measure, and another project cannot look', async () => {
  const { ctx, datasetId } = await filled()
  const viewer = ctxOf(ctx.projectId, 'viewer', { id: newId(), name: 'Vera' })
  await expect(setTarget(viewer, { datasetId, shares: {} })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(startMeasuring(viewer, { datasetId })).rejects.toMatchObject({ code: 'forbidden' })
  const { ctx: other } = await newProject()
  for (const verb of [getBalance, getMeasurement, getPace])
    await expect(verb(other, { dataset: datasetId })).rejects.toMatchObject({ code: 'not_found' })
  await expect(listFinds(other, { dataset: datasetId, take: 1 })).rejects.toMatchObject({ code: 'not_found' })
})
