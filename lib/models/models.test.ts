import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { ReadableStream } from 'node:stream/web'
import { beforeAll, expect, test } from 'vitest'
import { mildAnswers, mildExamples } from '@/bin/testing/mild-texts'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf } from '@/bin/testing/people'
import { fillLabelled } from '@/bin/testing/train-studio'
import { unzip } from '@/bin/testing/unzip'
import { workUntilEnded } from '@/bin/testing/work-until-ended'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import { createDataset } from '../projects/create-dataset'
import { createSamples } from '../samples/create-samples'
import { takeSnapshotInput } from '../snapshots/schema'
import { takeSnapshot } from '../snapshots/take-snapshot'
import { archiveModel } from './archive-model'
import { chooseThreshold } from './choose-threshold'
import { compareModels } from './compare-models'
import { evaluateModel } from './evaluate-model'
import { getEvaluation } from './get-evaluation'
import { getTrainedModel } from './get-trained-model'
import { listErrors } from './list-errors'
import { listTrainedModels } from './list-trained-models'
import { moderateTexts } from './moderate-texts'
import { packModel } from './pack-model'
import { packKit } from './pack-kit'
import { recommendModels } from './recommend-models'
import { reviewErrors } from './review-errors'
import { reviewUncertain } from './review-uncertain'
import { trainModelInput } from './schema'
import { scoreTexts } from './score-texts'
import { inThread } from './threads/in-thread'
import { runWork } from './threads/work'
import { trainModel } from './train-model'

const train = (ctx: Ctx, more: object = {}) => trainModel(ctx, trainModelInput.parse(more))
/** Nobody waits for these. */
const abandon = (ctx: Ctx) =>
  db.run.updateMany({ where: { projectId: ctx.projectId, status: 'running' }, data: { status: 'cancelled' } })
const viewer = (ctx: Ctx) => ctxOf(ctx.projectId, 'viewer', { id: newId(), name: 'Vera' })

async function trained(count = 600) {
  const { ctx, datasetId } = await newProject()
  await fillLabelled(ctx, datasetId, count)
  const { id: modelId, runId } = await train(ctx, { test: 0.3, validation: 0.2 })
  expect(await workUntilEnded(runId)).toMatchObject({ status: 'done' })
  return { ctx, datasetId, modelId }
}

const shared = trained()
beforeAll(() => shared, 120_000)

test('a model is trained as a run, measured on what it did not see, and leaves a trace', async () => {
  const { ctx, modelId } = await shared
  const model = await getTrainedModel(ctx, { modelId })
  expect(model).toMatchObject({ name: 'Classifier 1', state: 'ready', threshold: 0, madeBy: 'Tester' })
  const { texts, validation } = model.trainedOn ?? { texts: 0, validation: 0 }
  expect(texts + validation + (model.heldOut?.n ?? 0)).toBe(600)
  expect(model.heldOut?.measures.auroc.value).toBeGreaterThan(0.8)
  expect(model.heldOut?.measures.auroc.interval?.low).toBeLessThan(model.heldOut?.measures.auroc.value ?? 0)
  expect(model.curve.length).toBeGreaterThan(20)
  expect(model.evaluations).toHaveLength(1)
  const trail = await db.auditEntry.findMany({ where: { subjectId: modelId }, select: { action: true } })
  expect(trail.map(({ action }) => action).sort()).toEqual(['model.ready', 'model.train'])
})

test('the same samples and seed give the same bytes, in another run', async () => {
  const { ctx, modelId } = await shared
  const again = await train(ctx, { test: 0.3, validation: 0.2 })
  await workUntilEnded(again.runId)
  const [first, second] = await Promise.all([
    getTrainedModel(ctx, { modelId }),
    getTrainedModel(ctx, { modelId: again.id }),
  ])
  expect(second.hash).toBe(first.hash)
  await archiveModel(ctx, { modelId: again.id })
  expect((await listTrainedModels(ctx, { archived: true })).map(({ id }) => id)).toEqual([again.id])
})

test('a viewer can score and read, but neither train nor choose', async () => {
  const { ctx, modelId } = await shared
  const { scores } = await scoreTexts(viewer(ctx), {
    modelId,
    texts: [{ prompt: 'claim your free prize voucher' }, { prompt: 'a recipe for onion soup and bread' }],
    explain: true,
  })
  expect(scores.map(({ verdict }) => verdict)).toEqual(['unsafe', 'safe'])
  expect(scores[0]?.says).toEqual(['spam-scams'])
  expect(scores[0]?.words?.[0]?.map(({ text }) => text).join('')).toBe('claim your free prize voucher')
  await expect(train(viewer(ctx))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(chooseThreshold(viewer(ctx), { modelId, threshold: 1 })).rejects.toMatchObject({ code: 'forbidden' })
})

test('another project sees nothing of it', async () => {
  const { modelId, ctx } = await shared
  const { ctx: other } = await newProject()
  const [evaluation] = (await getTrainedModel(ctx, { modelId })).evaluations
  const evaluationId = evaluation?.id ?? ''
  expect(await listTrainedModels(other, { archived: false })).toEqual([])
  for (const attempt of [
    () => getTrainedModel(other, { modelId }),
    () => scoreTexts(other, { modelId, texts: [{ prompt: 'x' }] }),
    () => packModel(other, { modelId }),
    () => chooseThreshold(other, { modelId, threshold: 1 }),
    () => getEvaluation(other, { evaluationId }),
    () => listErrors(other, { evaluationId, kind: 'missed', skip: 0, take: 5 }),
    () => reviewErrors(other, { evaluationId, sampleIds: [newId()] }),
    () => compareModels(other, { evaluationId, other: evaluationId }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  await expect(moderateTexts(other, { input: 'x', model: modelId })).rejects.toMatchObject({ code: 'conflict' })
})

test('a thread gives what is given here, and ends when nobody waits', async () => {
  const given = { train: mildExamples(200), validation: mildExamples(50, { seed: 2 }) }
  const [there, here] = await Promise.all([inThread('train', given), runWork('train', given)])
  expect(there.manifest).toEqual(here.manifest)
  const stop = new AbortController()
  const stopped = inThread('train', given, stop.signal)
  stop.abort(new Error('nobody waits'))
  await expect(stopped).rejects.toThrow('nobody waits')
})

test('with too little to learn from it says so at once', async () => {
  const { ctx, datasetId } = await newProject()
  await fillLabelled(ctx, datasetId, 12)
  await expect(train(ctx)).rejects.toThrow(/Training needs at least 10 safe and 10 unsafe samples/)
  expect(await db.trainedModel.count({ where: { projectId: ctx.projectId } })).toBe(0)
})

test('of two that are begun at once, each has a name of its own', async () => {
  const { ctx, datasetId } = await newProject()
  await fillLabelled(ctx, datasetId, 120)
  const models = await Promise.all([train(ctx), train(ctx), train(ctx)])
  expect(models.map(({ name }) => name).sort()).toEqual(['Classifier 1', 'Classifier 2', 'Classifier 3'])
  await abandon(ctx)
})

test('asked twice with one key, it is one model', async () => {
  const { ctx, datasetId } = await newProject()
  await fillLabelled(ctx, datasetId, 120)
  const [first, second] = [await train(ctx, { idempotencyKey: 'k' }), await train(ctx, { idempotencyKey: 'k' })]
  expect(second.id).toBe(first.id)
  await abandon(ctx)
})

test('a cancelled training is a cancelled model, never a ready one', async () => {
  const { ctx, datasetId } = await newProject()
  await fillLabelled(ctx, datasetId, 120)
  const { id: modelId, runId } = await train(ctx)
  await db.run.update({ where: { id: runId ?? '' }, data: { status: 'cancelled', endedAt: new Date() } })
  expect(await getTrainedModel(ctx, { modelId })).toMatchObject({ state: 'cancelled', hash: null })
  await expect(scoreTexts(ctx, { modelId, texts: [{ prompt: 'x' }] })).rejects.toMatchObject({ code: 'conflict' })
})

test('errors come with the surest first, and go to people as a queue', async () => {
  const { ctx, modelId, datasetId } = await shared
  const evaluationId = (await getTrainedModel(ctx, { modelId })).evaluations[0]?.id ?? ''
  const { errors, total, counts } = await listErrors(ctx, { evaluationId, kind: 'missed', skip: 0, take: 100 })
  expect(total).toBe(counts.missed)
  expect(errors.length).toBe(total)
  expect(errors.map(({ cost }) => cost)).toEqual(errors.map(({ cost }) => cost).toSorted((a, b) => a - b))
  const sampleIds = errors.slice(0, 2).map(({ sampleId }) => sampleId)
  const queue = await reviewErrors(ctx, { evaluationId, sampleIds })
  expect(await db.queue.findUnique({ where: { id: queue.id }, select: { kind: true, datasetId: true } })).toEqual({
    kind: 'model-errors',
    datasetId,
  })
  const items = await db.queueItem.findMany({
    where: { queueId: queue.id },
    orderBy: { position: 'asc' },
    select: { sampleId: true },
  })
  expect(items.map(({ sampleId }) => sampleId)).toEqual(sampleIds)
  await expect(reviewErrors(ctx, { evaluationId, sampleIds: [newId()] })).rejects.toMatchObject({ code: 'invalid' })
})

test('a threshold that a person chooses holds wherever the model is asked; what was measured stays', async () => {
  const { ctx, modelId } = await trained(300)
  const texts = [{ prompt: 'claim your free prize voucher' }]
  const { cost } = (await scoreTexts(ctx, { modelId, texts })).scores[0] ?? { cost: 0 }
  await chooseThreshold(ctx, { modelId, threshold: cost + 1 })
  expect((await scoreTexts(ctx, { modelId, texts })).scores[0]?.verdict).toBe('safe')
  const { results } = await moderateTexts(ctx, { input: 'claim your free prize voucher' })
  expect(results[0]).toMatchObject({ flagged: false, categories: { 'spam-scams': false } })
  const model = await getTrainedModel(ctx, { modelId })
  expect(model.evaluations[0]?.threshold).toBe(0)
})

test('it is measured on any dataset, and two models are compared on the rows they share', async () => {
  const { ctx, modelId, datasetId } = await shared
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({
    where: { id: datasetId },
    select: { policyVersionId: true },
  })
  const { id: other } = await createDataset(ctx, { name: 'Another', target: 'prompt', policyVersionId })
  await fillLabelled(ctx, other, 200, 7)
  const second = await train(ctx, { dataset: datasetId, seed: 5, fit: 0.05 })
  await workUntilEnded(second.runId)
  const evaluations = []
  for (const id of [modelId, second.id]) {
    const { id: evaluationId, runId } = await evaluateModel(ctx, { modelId: id, dataset: other, filter: {} })
    await workUntilEnded(runId)
    evaluations.push(await getEvaluation(ctx, { evaluationId }))
  }
  expect(evaluations[0]?.report).toMatchObject({ n: 200, lookAlikes: { value: null }, ranking: { value: null } })
  expect(evaluations[0]?.report?.slices.map(({ by }) => by)).toContain('language')
  const compared = await compareModels(ctx, { evaluationId: evaluations[0]?.id ?? '', other: evaluations[1]?.id })
  const { bothRight, onlyFirst, onlySecond, neitherRight } = compared
  expect(bothRight + onlyFirst + onlySecond + neitherRight).toBe(200)
  const right = (evaluations[0]?.report?.measures.accuracy.value ?? 0) * 200
  expect(bothRight + onlyFirst).toBe(Math.round(right))
  const itself = await compareModels(ctx, { evaluationId: evaluations[0]?.id ?? '', other: evaluations[0]?.id })
  expect(itself).toMatchObject({ p: null, reason: 'They are right and wrong on the same rows' })
})

test('what leaves is the same file each time, with what it takes to read it', async () => {
  const { ctx, modelId } = await shared
  const hashes = []
  for (let turn = 0; turn < 2; turn++) {
    const { name, body } = await packModel(ctx, { modelId })
    expect(name).toBe('classifier-1.zip')
    const bytes = await buffer(body as unknown as ReadableStream)
    hashes.push(createHash('sha256').update(bytes).digest('hex'))
    for (const file of ['model.json', 'weights.bin', 'classifier.mjs', 'classifier.d.mts', 'example.mjs'])
      expect(bytes.includes(file)).toBe(true)
  }
  expect(hashes[0]).toBe(hashes[1])
})

test('unpacked elsewhere, it scores as the studio does', async () => {
  const { ctx, modelId } = await shared
  const { body } = await packModel(ctx, { modelId })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-model-'))
  try {
    for (const [name, bytes] of await unzip(await buffer(body as unknown as ReadableStream)))
      writeFileSync(path.join(folder, name), bytes)
    const script = `import { readFileSync } from 'node:fs'
import { frame, openClassifier } from './classifier.mjs'
const classifier = await openClassifier(JSON.parse(readFileSync('model.json')), new Uint8Array(readFileSync('weights.bin')))
console.log(JSON.stringify(JSON.parse(process.argv[1]).map((prompt) => classifier.score(frame({ prompt })))))`
    const prompts = ['claim your free prize voucher', 'soup and bread', '🙂 ｗｉｄｅ letters', '?']
    const args = ['--input-type=module', '-e', script, JSON.stringify(prompts)]
    const there = JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }))
    const { scores } = await scoreTexts(ctx, { modelId, texts: prompts.map((prompt) => ({ prompt })), explain: false })
    const close = (value: number) => expect.closeTo(value, 9)
    expect(there).toEqual(
      scores.map(({ verdict, cost, probability, labels }) => ({
        verdict,
        cost: close(cost),
        probability: close(probability),
        labels: labels.map(({ code, probability }) => ({ code, probability: close(probability) })),
      })),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('OpenAI’s clients get their own shape back', async () => {
  const { ctx } = await shared
  const answer = await moderateTexts(viewer(ctx), {
    input: ['claim your free prize voucher', 'soup and bread'],
    model: 'Classifier 1',
  })
  expect(answer).toMatchObject({ id: expect.stringMatching(/^modr-/), model: 'Classifier 1' })
  expect(answer.results.map(({ flagged }) => flagged)).toEqual([true, false])
  expect(Object.keys(answer.results[0]?.category_scores ?? {}).sort()).toEqual(['privacy', 'self-harm', 'spam-scams'])
})

test('people are asked about what it is least sure of; a viewer cannot ask them', async () => {
  const { ctx, modelId, datasetId } = await shared
  const unread = mildExamples(60, { seed: 77 }).map(({ prompt }) => ({ prompt, labels: [] }))
  await createSamples(ctx, { dataset: datasetId, samples: unread })
  const queue = await reviewUncertain(ctx, { modelId, take: 20 })
  expect(queue.items).toBe(20)
  const items = await db.queueItem.findMany({
    where: { queueId: queue.id },
    orderBy: { position: 'asc' },
    select: { sampleId: true },
  })
  const samples = await db.sample.findMany({
    where: { id: { in: items.map(({ sampleId }) => sampleId) } },
    select: { id: true, prompt: true },
  })
  const texts = items.map(({ sampleId }) => ({ prompt: samples.find(({ id }) => id === sampleId)?.prompt ?? '' }))
  const costs = (await scoreTexts(ctx, { modelId, texts })).scores.map(({ cost }) => Math.abs(cost))
  expect(costs.slice(0, 10)).toEqual(costs.slice(0, 10).toSorted((a, b) => a - b))
  await expect(reviewUncertain(viewer(ctx), { modelId, take: 20 })).rejects.toMatchObject({ code: 'forbidden' })
})

test('it is told whether more texts would have helped', async () => {
  const { ctx, modelId } = await shared
  const { learning, trainedOn } = await getTrainedModel(ctx, { modelId })
  expect(learning.map(({ texts }) => texts / (trainedOn?.texts ?? 1))).toEqual([
    expect.closeTo(0.1, 1),
    expect.closeTo(0.25, 1),
    expect.closeTo(0.5, 1),
    1,
  ])
  expect(learning.at(-1)?.auroc).toBeGreaterThan(learning[0]?.auroc ?? 1)
})

test('what is recommended follows from the samples there are, and its kit holds them', async () => {
  const { ctx, datasetId } = await shared
  const { facts, experiments, problem } = await recommendModels(viewer(ctx), { dataset: datasetId })
  expect({ facts, problem }).toMatchObject({ facts: { texts: 600, languages: 2, providers: 0 }, problem: null })
  expect(experiments.map(({ key }) => key)).toContain('llama-3.2-1b-lora')
  const { body } = await packKit(ctx, { dataset: datasetId, experiment: 'llama-3.2-1b-lora' })
  const bytes = await buffer(body as unknown as ReadableStream)
  for (const file of ['data/train.jsonl', 'llama-factory.yaml', 'axolotl.yaml', 'trl.py'])
    expect(bytes.includes(file)).toBe(true)
  await expect(packKit(viewer(ctx), { experiment: 'llama-3.2-1b-lora' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(packKit(ctx, { experiment: 'local-classifier' })).rejects.toMatchObject({ code: 'not_found' })
  const { ctx: empty } = await newProject()
  const nothing = await recommendModels(empty, {})
  expect(nothing.problem).toContain('Training needs')
  expect(nothing.experiments.map(({ key }) => key)).toContain('local-classifier')
})

test('from a snapshot it learns what the snapshot holds, in its parts, whatever happens to the samples', async () => {
  const { ctx, datasetId } = await newProject()
  await fillLabelled(ctx, datasetId, 300)
  const snapshot = await takeSnapshot(ctx, takeSnapshotInput.parse({ dataset: datasetId, accepted: false }))
  await workUntilEnded(snapshot.runId)
  const sizes = await db.snapshotRow.groupBy({ by: ['split'], where: { snapshotId: snapshot.id }, _count: true })
  const of = (split: string) => sizes.find((each) => each.split === split)?._count ?? 0
  const first = await train(ctx, { snapshotId: snapshot.id })
  await workUntilEnded(first.runId)
  await db.sample.updateMany({ where: { datasetId }, data: { labels: ['safe'], polarity: 'safe' } })
  const second = await train(ctx, { snapshotId: snapshot.id })
  await workUntilEnded(second.runId)
  const [one, other] = await Promise.all([first, second].map(({ id }) => getTrainedModel(ctx, { modelId: id })))
  expect(one).toMatchObject({
    state: 'ready',
    snapshot: { id: snapshot.id, version: expect.stringMatching(/^\d/) },
    trainedOn: { texts: of('train'), validation: of('validation') },
    heldOut: { n: of('test') },
  })
  expect(other?.hash).toBe(one?.hash)
  const { ctx: elsewhere } = await newProject()
  await expect(train(elsewhere, { snapshotId: snapshot.id })).rejects.toMatchObject({ code: 'not_found' })
})

test('answers of which somebody said which is safer teach the order of costs, and measure it', async () => {
  const { ctx } = await newProject()
  const [{ policyVersionId }] = (await db.dataset.findMany({
    where: { projectId: ctx.projectId },
    select: { policyVersionId: true },
  })) as [{ policyVersionId: string }]
  const { id: dataset } = await createDataset(ctx, { name: 'Answers', target: 'response', policyVersionId })
  const { examples, pairs } = mildAnswers(250)
  await createSamples(ctx, {
    dataset,
    samples: examples.slice(0, 200).map(({ prompt, response, unsafe }) => ({
      prompt,
      response: response ?? '',
      labels: [unsafe ? 'spam-scams' : 'safe'],
    })),
  })
  await db.preference.createMany({
    data: pairs.map(({ worse }, at) => ({
      id: newId(),
      projectId: ctx.projectId,
      datasetId: dataset,
      prompt: examples[2 * at]?.prompt ?? '',
      responseA: examples[2 * at]?.response ?? '',
      responseB: examples[2 * at + 1]?.response ?? '',
      safer: worse === 2 * at ? 'b' : 'a',
      contentHash: newId(),
    })),
  })
  const { id: modelId, runId } = await train(ctx, { dataset, test: 0.3 })
  await workUntilEnded(runId)
  const model = await getTrainedModel(ctx, { modelId })
  expect(model.trainedOn?.pairs).toBeGreaterThan(100)
  const { report } = await getEvaluation(ctx, { evaluationId: model.heldOut?.id ?? '' })
  expect(report?.ranking.n).toBeGreaterThan(30)
  expect(report?.ranking.value).toBeGreaterThan(0.55)
})
