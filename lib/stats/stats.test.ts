import { expect, test } from 'vitest'
import { work } from '@/bin/testing/import-studio'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf, makeMember } from '@/bin/testing/people'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import { addSamples } from '../samples/add-samples'
import { labelSample } from '../samples/label-sample'
import { doubtLabels } from './doubt-labels'
import { getBalance } from './get-balance'
import { getMeasurement } from './get-measurement'
import { getPace } from './get-pace'
import { statsJobs } from './jobs'
import { listDoubts } from './list-doubts'
import { listFinds } from './list-finds'
import { reviewDoubts } from './review-doubts'
import { setTarget } from './set-target'
import { startMasking } from './start-masking'
import { startMeasuring } from './start-measuring'
import { undoMasking } from './undo-masking'

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

const measured = async (ctx: Ctx, datasetId: string) => finished((await startMeasuring(ctx, { datasetId })).id)

async function finished(runId: string) {
  await work(statsJobs)
  return db.run.findUniqueOrThrow({ where: { id: runId }, include: { batches: true } })
}

const codes = async (datasetId: string) =>
  (
    await db.$queryRaw<
      { code: string }[]
    >`SELECT l.code FROM "Label" l JOIN "Dataset" d ON d."policyVersionId" = l."versionId" WHERE d.id = ${datasetId}::uuid ORDER BY l.position`
  ).map(({ code }) => code)

const privateTexts = (datasetId: string) =>
  db.sample.findMany({ where: { datasetId, labels: { has: 'privacy' } }, orderBy: { id: 'asc' } })

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
  expect(coverage.source).toEqual([{ key: '', name: '', cells: { safe: 40, 'spam-scams': 20, privacy: 2 } }])
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

test('a mask leaves the kind where something personal stood, keeps the earlier text, and is undone but for what changed since', async () => {
  const { ctx, datasetId } = await filled()
  const { id } = await makeMember(ctx.projectId, 'curator', 'Cora')
  const cora = ctxOf(ctx.projectId, 'curator', { id, name: 'Cora' })
  await expect(startMasking(cora, { datasetId, kinds: ['email'] })).rejects.toMatchObject({ code: 'conflict' })
  await measured(ctx, datasetId)
  const before = await privateTexts(datasetId)
  const mask = await startMasking(cora, { datasetId, kinds: ['email'] })
  expect((await finished(mask.id)).status).toBe('done')
  expect((await privateTexts(datasetId)).map(({ prompt }) => prompt)).toEqual([
    'Her mail is [email], call +44 20 7946 0008',
    'Her mail is [email], call +44 20 7946 0018',
  ])
  const [first, second] = before
  const decision = await db.decision.findFirstOrThrow({ where: { sampleId: first?.id ?? '', act: 'rewrite' } })
  expect(decision).toMatchObject({ userId: id, runId: mask.id })
  expect((await db.earlierText.findUniqueOrThrow({ where: { decisionId: decision.id } })).prompt).toBe(first?.prompt)
  await labelSample(cora, { sampleId: second?.id ?? '', revision: 2, act: 'accept', suggestionsVisible: true })

  const undo = await undoMasking(cora, { runId: mask.id })
  expect((await finished(undo.id)).status).toBe('done')
  expect((await privateTexts(datasetId)).map(({ prompt }) => prompt.includes('[email]'))).toEqual([false, true])
  const restored = await db.sample.findUniqueOrThrow({ where: { id: first?.id ?? '' } })
  expect(restored).toMatchObject({ prompt: first?.prompt, contentHash: first?.contentHash })
  await expect(undoMasking(cora, { runId: mask.id })).rejects.toMatchObject({ code: 'conflict' })
})

test('labels that models out of fold doubt are ranked, and go to people in that order', async () => {
  const { ctx, datasetId } = await newProject()
  const samples = [
    ...texts(200, 'safe', (at) => `Which train number ${at} goes to the sea on a Sunday?`),
    ...texts(120, 'spam-scams', (at) => `Claim parcel ${at} now, only a small fee is due today!`),
    ...texts(3, 'safe', (at) => `Claim parcel ${at + 500} now, only a small fee is due today!`),
  ]
  await addSamples(ctx, { datasetId, samples, labelSource: 'import' })
  const search = await finished((await doubtLabels(ctx, { datasetId })).id)
  expect(search).toMatchObject({ status: 'done', result: { looked: 323, labelled: 323, classes: 2 } })
  const { doubts, sum } = await listDoubts(ctx, { dataset: datasetId, take: 50, from: 0 })
  expect(sum?.found).toBe(doubts.length)
  // At least one of the three that were planted, and nothing else.
  expect(doubts.length).toBeGreaterThan(0)
  for (const { given, suggested, excerpt } of doubts) {
    expect([given, suggested]).toEqual(['safe', 'spam-scams'])
    expect(excerpt).toMatch(/^Claim parcel 50\d/)
  }

  const queue = await reviewDoubts(ctx, { datasetId, most: 10 })
  expect(queue.items).toBe(doubts.length)
  const [doubt] = doubts
  await labelSample(ctx, { sampleId: doubt?.sampleId ?? '', revision: 1, act: 'accept', suggestionsVisible: true })
  const left = await listDoubts(ctx, { dataset: datasetId, take: 50, from: 0 })
  expect(left.doubts.map(({ sampleId }) => sampleId)).not.toContain(doubt?.sampleId)
})

test('where nothing can be learnt, the search says why', async () => {
  const { ctx, datasetId } = await newProject()
  await addSamples(ctx, { datasetId, samples: texts(12, 'safe', (at) => `Text ${at}`), labelSource: 'import' })
  await finished((await doubtLabels(ctx, { datasetId })).id)
  const { sum, doubts } = await listDoubts(ctx, { dataset: datasetId, take: 5, from: 0 })
  expect(doubts).toEqual([])
  expect(sum).toMatchObject({ found: 0, reason: 'It takes two labels with 10 samples each' })
})

test('who only looks cannot set a target or measure, and another project cannot look', async () => {
  const { ctx, datasetId } = await filled()
  const viewer = ctxOf(ctx.projectId, 'viewer', { id: newId(), name: 'Vera' })
  await expect(setTarget(viewer, { datasetId, shares: {} })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(startMeasuring(viewer, { datasetId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(startMasking(viewer, { datasetId, kinds: ['email'] })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(undoMasking(viewer, { runId: newId() })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(doubtLabels(viewer, { datasetId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(reviewDoubts(viewer, { datasetId, most: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  const { ctx: other } = await newProject()
  for (const verb of [getBalance, getMeasurement, getPace])
    await expect(verb(other, { dataset: datasetId })).rejects.toMatchObject({ code: 'not_found' })
  await expect(startMasking(other, { datasetId, kinds: ['email'] })).rejects.toMatchObject({ code: 'not_found' })
  await expect(undoMasking(other, { runId: newId() })).rejects.toMatchObject({ code: 'not_found' })
  await expect(doubtLabels(other, { datasetId })).rejects.toMatchObject({ code: 'not_found' })
  await expect(listDoubts(other, { dataset: datasetId, take: 1, from: 0 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(listFinds(other, { dataset: datasetId, take: 1 })).rejects.toMatchObject({ code: 'not_found' })
})
