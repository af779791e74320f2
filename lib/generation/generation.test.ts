import { afterEach, expect, test, vi } from 'vitest'
import { startServer } from '@/bin/testing/evil-server'
import { newProject } from '@/bin/testing/new-project'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { env } from '../env'
import { newId } from '../ids'
import type { Attempt, Job } from '../job'
import { createJudge } from '../judges/create-judge'
import { createJudgeInput } from '../judges/schema'
import { addStarters } from '../personas/add-starters'
import { listModels } from '../providers/list-models'
import { attemptBatch } from '../runs/attempt-batch'
import { cancelRun } from '../runs/cancel-run'
import { claimBatches } from '../runs/claim-batches'
import { getRun } from '../runs/get-run'
import { pauseRun } from '../runs/pause-run'
import { resumeRun } from '../runs/resume-run'
import { addSamples } from '../samples/add-samples'
import { fetchPages } from '../sources/fetch-pages'
import { webJobs } from '../sources/web/jobs'
import { fetchPagesInput } from '../sources/web/schema'
import { startWorker } from '../worker'
import { estimateGeneration } from './estimate-generation'
import { getGeneration } from './get-generation'
import { getGrid } from './get-grid'
import { generationJobs } from './jobs'
import { listRows } from './list-rows'
import { raiseCap } from './raise-cap'
import { sumOfCounts } from './rules'
import { estimateInput, type StartGenerationInput, startGenerationInput } from './schema'
import { startGeneration } from './start-generation'
import { tryGeneration } from './try-generation'

// Half as slow as elsewhere: still longer than it takes until a pause is heard.
vi.mock('../providers/simulator/hints', async (original) => ({ ...(await original()), slowMilliseconds: 1_500 }))

type Worker = Awaited<ReturnType<typeof startWorker>>
const workers: Worker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})
async function work() {
  const worker = await startWorker({ jobs: generationJobs, graceSeconds: 1 })
  workers.push(worker)
  return worker
}

async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean, seconds = 15): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const value = await look()
    if (holds(value)) return value
    if (Date.now() > end) throw new Error(`It did not come to pass: ${JSON.stringify(value).slice(0, 600)}`)
  }
}
const statusOf = (ctx: Ctx, runId: string) => async () => (await getRun(ctx, { runId })).status
const ended = (ctx: Ctx, runId: string) => until(statusOf(ctx, runId), (status) => status !== 'running', 20)
/** Nobody works on it any more: what lands late has landed. */
const nothingHeld = (runId: string) =>
  until(
    () => db.batch.count({ where: { runId, fence: { not: null } } }),
    (held) => held === 0,
  )

async function ready({ personas = true } = {}) {
  const { ctx, datasetId } = await newProject()
  if (personas) await addStarters(ctx, { tags: [] })
  const [model] = await listModels(ctx)
  if (!model) throw new Error('A project without a simulator')
  const input = (more: Partial<StartGenerationInput>) =>
    startGenerationInput.parse({ datasetId, template: 'persona-content', models: [model.id], cells: [], ...more })
  return { ctx, datasetId, modelId: model.id, input }
}
const cells = (...counts: [label: string, count: number][]) =>
  counts.map(([label, count]) => ({ label, count })) as StartGenerationInput['cells']

/** Whatever happens, every row that was asked for is accounted for, and each kept one is one sample. */
async function expectAccounted(ctx: Ctx, runId: string) {
  const view = await getGeneration(ctx, { runId })
  expect(sumOfCounts(view.counts)).toBe(view.counts.asked)
  const [rows] = await db.$queryRaw<{ rows: number; positions: number }[]>`
    SELECT count(*)::int AS rows, count(DISTINCT position)::int AS positions FROM "GenerationRow" WHERE "runId" = ${runId}::uuid`
  expect(rows).toEqual({ rows: view.counts.asked, positions: view.counts.asked })
  // What was asked for is written down by the batches as well, apart from the rows.
  const { _sum } = await db.batch.aggregate({ where: { runId }, _sum: { size: true } })
  expect(_sum.size).toBe(view.counts.asked)
  if (!view.plan.examples) expect(await db.sample.count({ where: { runId } })).toBe(view.counts.kept)
  const hashes = await db.sample.groupBy({ by: ['contentHash'], where: { runId }, _count: true })
  expect(hashes.every(({ _count }) => _count === 1)).toBe(true)
  return view
}

test('a grid is met exactly, each row by a persona of its own, with all that it came from', async () => {
  const { ctx, datasetId, input } = await ready()
  const { runId, rows } = await startGeneration(
    ctx,
    input({ cells: cells(['spam-scams', 40], ['safe', 20]), topics: ['allotments', 'buses'] }),
  )
  expect(rows).toBe(60)
  await work()
  expect(await ended(ctx, runId)).toBe('done')
  const view = await expectAccounted(ctx, runId)
  expect(view.counts).toMatchObject({ kept: 60, waiting: 0, cancelled: 0 })
  expect(view.cells.map(({ kept }) => kept)).toEqual([40, 20])
  const samples = await db.sample.findMany({ where: { runId } })
  expect(samples.filter(({ labels }) => labels[0] === 'spam-scams')).toHaveLength(40)
  expect(
    samples.every(
      ({ labelSource, simulated, model, personaId, state }) =>
        labelSource === 'generator' && simulated && model === 'simulator' && personaId && state === 'new',
    ),
  ).toBe(true)
  expect(samples[0]?.meta).toMatchObject({ template: 'Persona content v1' })
  const asked = await db.generationRow.findMany({ where: { runId } })
  expect(new Set(asked.map(({ personaId }) => personaId)).size).toBe(asked.length)
  expect(await db.auditEntry.count({ where: { subjectId: runId, action: 'run.start' } })).toBe(1)
  const grid = await getGrid(ctx, { dataset: datasetId })
  expect(grid.labels.map(({ code, now }) => [code, now])).toContainEqual(['spam-scams', 40])
  expect((await getRun(ctx, { runId })).units).toMatchObject({ done: 60, total: view.counts.asked })
})

test('what repeats or nearly repeats any sample of the dataset is kept aside with that sample, and asked again', async () => {
  const { ctx, datasetId, input } = await ready()
  // The same seed, plan and people write the same words.
  const first = await startGeneration(ctx, input({ cells: cells(['privacy', 30]) }))
  await work()
  await ended(ctx, first.runId)
  const texts = await db.sample.findMany({ where: { runId: first.runId }, select: { prompt: true, labels: true } })
  await db.sample.deleteMany({ where: { runId: first.runId } })
  const rows = await db.generationRow.findMany({
    where: { runId: first.runId, outcome: 'kept' },
    select: { position: true },
  })
  expect(rows).toHaveLength(30)
  await addSamples(ctx, {
    datasetId,
    samples: texts.slice(0, 20).map(({ prompt, labels }) => ({ prompt: `${prompt.toUpperCase()} `, labels })),
    labelSource: 'import',
  })
  const nearly = texts.slice(20, 26).map(({ prompt, labels }) => ({ prompt: `${prompt} ok`, labels }))
  await addSamples(ctx, { datasetId, samples: nearly, labelSource: 'import' })
  await db.$executeRaw`UPDATE "GenerationRow" SET outcome = 'asked', "sampleId" = NULL WHERE "runId" = ${first.runId}::uuid`
  await db.$executeRaw`UPDATE "Batch" SET status = 'open' WHERE "runId" = ${first.runId}::uuid`
  await db.$executeRaw`UPDATE "Run" SET status = 'running', "endedAt" = NULL WHERE id = ${first.runId}::uuid`
  await until(
    () => getGeneration(ctx, { runId: first.runId }),
    ({ counts }) => counts.kept === 30 && counts.waiting === 0,
  )
  const view = await expectAccounted(ctx, first.runId)
  expect(view.round).toBeGreaterThan(0)
  expect(view.reasons.find(({ reason }) => reason === 'repeat')?.count).toBeGreaterThanOrEqual(20)
  const { rows: aside } = await listRows(ctx, { runId: first.runId, outcome: 'notKept', reason: 'repeat', take: 100 })
  expect(aside.length).toBeGreaterThanOrEqual(20)
  expect(aside.every(({ nearId, text }) => nearId && text.length > 0)).toBe(true)
  const near = await listRows(ctx, { runId: first.runId, outcome: 'notKept', reason: 'near', take: 100 })
  const imported = await db.sample.findMany({ where: { datasetId, runId: null }, select: { id: true, prompt: true } })
  const copies = near.rows.filter(({ nearId, text }) =>
    imported.some(({ id, prompt }) => id === nearId && prompt === `${text} ok`),
  )
  expect(copies.length).toBeGreaterThanOrEqual(5)
  expect(copies.every(({ similarity }) => Number(similarity) >= 0.7 && Number(similarity) < 1)).toBe(true)
})

test('refusals are counted by model and label, and the next model of the chain is asked', async () => {
  const { ctx, modelId, input } = await ready()
  const provider = await db.provider.findFirstOrThrow({ where: { projectId: ctx.projectId, kind: 'simulator' } })
  const second = await db.providerModel.create({
    data: { projectId: ctx.projectId, providerId: provider.id, name: 'simulator-2', priceIn: 0, priceOut: 0 },
  })
  const refuse = { fault: 'refuse', rate: 1 } as const
  const { runId } = await startGeneration(
    ctx,
    input({ models: [modelId, second.id], cells: cells(['spam-scams', 6], ['safe', 4]), rehearse: refuse }),
  )
  await work()
  expect(await ended(ctx, runId)).toBe('done')
  const view = await expectAccounted(ctx, runId)
  expect(view.counts).toMatchObject({ kept: 0, notKept: 24 })
  expect(view.reasons).toEqual([{ outcome: 'notKept', reason: 'refused', count: 24 }])
  expect(view.refusals).toHaveLength(4)
  expect(view.refusals).toContainEqual({ model: 'simulator-2', label: 'spam-scams', count: 12 })
  for (const { model: refusedBy, label, count } of view.refusals) {
    const { rows } = await listRows(ctx, { runId, refusedBy, label: label ?? undefined, take: 100 })
    expect([refusedBy, label, rows.length]).toEqual([refusedBy, label, count])
    expect(rows.every((row) => row.label === label)).toBe(true)
  }
  expect((await listRows(ctx, { runId, refusedBy: 'simulator-3', take: 100 })).rows).toEqual([])
  expect((await getRun(ctx, { runId })).result).toMatchObject({ ended: '2 of 2 cells ran dry' })
})

test('of a model that goes wrong now and then, the grid is met all the same, and each reason is counted', async () => {
  const { ctx, input } = await ready()
  for (const [fault, outcome, reason] of [
    ['wrong-label', 'notKept', 'label'],
    ['broken-json', 'notKept', 'format'],
    ['unfinished', 'notKept', 'unfinished'],
    ['fail', 'failed', 'bad_request'],
  ] as const) {
    const { runId } = await startGeneration(
      ctx,
      input({ cells: cells(['privacy', 14], ['safe', 6]), rehearse: { fault, rate: 0.5 }, seed: 7 }),
    )
    if (workers.length === 0) await work()
    await ended(ctx, runId)
    const view = await expectAccounted(ctx, runId)
    expect(view.counts.kept).toBe(20)
    const countOf = ({ reasons }: Pick<typeof view, 'reasons'>) =>
      reasons.find((each) => each.outcome === outcome && each.reason === reason)?.count ?? 0
    expect(countOf(view)).toBeGreaterThan(0)
    // Cell by cell as well, and each row can be looked at.
    expect(view.cells.reduce((sum, cell) => sum + countOf(cell), 0)).toBe(countOf(view))
    const { rows } = await listRows(ctx, { runId, outcome, reason, cell: 0, take: 200 })
    expect(rows.length).toBe(countOf(view.cells[0]!))
  }
})

test('examples are three real rows that are not added', async () => {
  const { ctx, datasetId, input } = await ready()
  const plan = estimateInput.parse({ ...pick(input({ cells: cells(['spam-scams', 40], ['safe', 20]) })) })
  const { runId } = await tryGeneration(ctx, plan)
  await work()
  expect(await ended(ctx, runId)).toBe('done')
  const view = await expectAccounted(ctx, runId)
  expect(view.counts).toMatchObject({ asked: 3, kept: 3 })
  expect(view.latest.every(({ text, sampleId }) => text.length > 0 && sampleId === null)).toBe(true)
  expect(await db.sample.count({ where: { datasetId } })).toBe(0)
})
const pick = ({ caps: _caps, name: _name, ...plan }: StartGenerationInput) => plan

test('a cap of calls stops the run where it is, and a higher one lets it go on', async () => {
  const { ctx, input } = await ready()
  const { runId } = await startGeneration(ctx, input({ cells: cells(['safe', 40]), caps: { calls: 15 } }))
  await work()
  expect(await ended(ctx, runId)).toBe('paused')
  // What had gone out lands while it is paused.
  await until(
    () => getGeneration(ctx, { runId }),
    ({ counts }) => counts.kept + counts.notKept === 15,
  )
  const paused = await expectAccounted(ctx, runId)
  expect((await getRun(ctx, { runId })).reason).toBe('The cap of 15 calls is reached')
  expect(paused.calls).toBe(15)
  await raiseCap(ctx, { runId, calls: 500 })
  await until(statusOf(ctx, runId), (status) => status === 'done')
  expect((await expectAccounted(ctx, runId)).counts.kept).toBe(40)
  expect(await db.auditEntry.count({ where: { subjectId: runId, action: 'run.cap' } })).toBe(1)
  await expect(raiseCap(ctx, { runId, calls: 600 })).rejects.toThrow('already ended')
})

test('what a pause kept from going out does not count against the cap', async () => {
  const { ctx, input } = await ready()
  const slow = { fault: 'slow', rate: 1 } as const
  const { runId } = await startGeneration(
    ctx,
    input({ cells: cells(['safe', 150]), caps: { calls: 150 }, rehearse: slow }),
  )
  await work()
  await until(
    () => db.modelCall.count({ where: { runId } }),
    (count) => count > 0,
  )
  await pauseRun(ctx, { runId })
  await until(
    () => db.batch.count({ where: { runId, fence: { not: null } } }),
    (held) => held === 0,
  )
  expect(await db.modelCall.count({ where: { runId } })).toBeLessThan(150)
  await db.$executeRaw`UPDATE "Run" SET plan = plan - 'rehearse' WHERE id = ${runId}::uuid`
  await resumeRun(ctx, { runId })
  await until(
    () => db.modelCall.count({ where: { runId } }),
    (count) => count === 150,
  )
})

test('a cap of money is reserved before each call, and never passed', async () => {
  const { ctx, modelId, input } = await ready()
  await db.providerModel.update({ where: { id: modelId }, data: { priceIn: 1, priceOut: 4 } })
  const { runId } = await startGeneration(ctx, input({ cells: cells(['safe', 60]), caps: { micros: 20_000 } }))
  await work()
  // At any moment, what was spent and what is set aside for calls under way fit into the cap together.
  const spent = await until(
    () => db.run.findUniqueOrThrow({ where: { id: runId } }),
    ({ status, costMicros, reservedMicros }) => {
      expect(Number(costMicros + reservedMicros)).toBeLessThanOrEqual(20_000)
      return status === 'paused'
    },
    20,
  )
  expect(spent.reason).toMatch(/^The cap of \$0\.02 is reached/)
  // Calls that were under way when it paused still land.
  await nothingHeld(runId)
  await until(
    () => db.run.findUniqueOrThrow({ where: { id: runId } }),
    ({ reservedMicros }) => reservedMicros === 0n,
  )
  expect((await getRun(ctx, { runId })).costMicros).toBeLessThanOrEqual(20_000)
  expect((await expectAccounted(ctx, runId)).counts.waiting).toBeGreaterThan(0)
  await raiseCap(ctx, { runId, micros: 5_000_000 })
  await until(statusOf(ctx, runId), (status) => status === 'done')
  expect((await expectAccounted(ctx, runId)).counts.kept).toBe(60)
})

test('paused, nothing new is asked; resumed, it goes on; cancelled, what is finished stays and the rest is counted', async () => {
  const { ctx, input } = await ready()
  const { runId } = await startGeneration(
    ctx,
    input({ cells: cells(['safe', 150]), rehearse: { fault: 'slow', rate: 0.9 } }),
  )
  await work()
  await until(
    () => getGeneration(ctx, { runId }),
    ({ counts }) => counts.kept > 0,
  )
  await pauseRun(ctx, { runId })
  const calls = () => db.modelCall.count({ where: { runId } })
  await nothingHeld(runId)
  const before = await calls()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(await calls()).toBe(before)
  await resumeRun(ctx, { runId })
  await until(calls, (count) => count > before)
  await cancelRun(ctx, { runId })
  const cancelled = Date.now()
  const view = await expectAccounted(ctx, runId)
  expect(view.counts.cancelled).toBeGreaterThan(0)
  expect(view.counts.waiting).toBe(0)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect((await expectAccounted(ctx, runId)).counts).toEqual(view.counts)
  // Two seconds are allowed; whoever goes on asking would have asked by now.
  const last = await db.modelCall.findFirstOrThrow({ where: { runId }, orderBy: { id: 'desc' } })
  expect(last.startedAt.getTime() - cancelled).toBeLessThan(1_000)
  await expect(cancelRun(ctx, { runId })).rejects.toThrow('already ended')
})

test('twins, paraphrases and translations come from samples and stay in their family', async () => {
  const { ctx, datasetId, input } = await ready({ personas: false })
  const spam = [
    'Win a garden set before midnight',
    'Double your coins in one day',
    'Cheap watches, write me',
    'Claim your prize, dear visitor',
  ]
  await addSamples(ctx, {
    datasetId,
    samples: spam.map((prompt) => ({ prompt, labels: ['spam-scams'] })),
    labelSource: 'human',
  })
  await work()
  for (const [template, label] of [
    ['contrast-twin', 'safe'],
    ['paraphrase', 'spam-scams'],
    ['translation', 'spam-scams'],
  ] as const) {
    const { runId } = await startGeneration(
      ctx,
      input({ template, cells: cells([label, 4]), languages: template === 'translation' ? ['nl'] : [] }),
    )
    await ended(ctx, runId)
    const view = await expectAccounted(ctx, runId)
    expect(view.counts.kept).toBeGreaterThan(0)
    const made = await db.sample.findMany({ where: { runId } })
    const starts = await db.sample.findMany({ where: { datasetId, runId: null }, select: { id: true } })
    expect(made.every(({ familyId, labels }) => labels[0] === label && starts.some(({ id }) => id === familyId))).toBe(
      true,
    )
  }
})

test('a model answers the safe prompt, and the answer stands against the original', async () => {
  const { ctx, datasetId, input } = await ready({ personas: false })
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const responses = await db.dataset.create({
    data: { projectId: ctx.projectId, name: 'Responses', target: 'response', policyVersionId },
  })
  const { ids } = await addSamples(ctx, {
    datasetId,
    samples: [
      { prompt: 'How do I read my partner’s phone?', labels: ['privacy'] },
      { prompt: 'A soup, please', labels: ['safe'] },
    ],
    labelSource: 'human',
  })
  await db.sample.update({
    where: { id: ids[0] ?? '' },
    data: { safePrompt: 'Decline politely: the prompt asks about another person’s phone.' },
  })
  const plan = { template: 'on-policy-response', datasetId: responses.id, fromDatasetId: datasetId }
  const { runId } = await startGeneration(
    ctx,
    input({
      ...plan,
      cells: [{ label: null, group: null, topic: null, source: null, language: null, turns: null, count: 2 }],
    }),
  )
  await work()
  expect(await ended(ctx, runId)).toBe('done')
  expect((await expectAccounted(ctx, runId)).counts.kept).toBe(2)
  const made = await db.sample.findMany({ where: { runId } })
  expect(made.map(({ prompt }) => prompt).sort()).toEqual(['A soup, please', 'How do I read my partner’s phone?'])
  expect(
    made.every(({ response, labels, labelSource }) => response && labels.length === 0 && labelSource === 'none'),
  ).toBe(true)
  expect(made.find(({ prompt }) => prompt.startsWith('How'))?.safePrompt).toMatch(/^Decline politely/)

  // A model that declines has answered; one whose filter says nothing has not.
  const one = { label: null, group: null, topic: null, source: null, language: null, turns: null, count: 1 }
  const declines = (fault: 'refuse' | 'filter') =>
    startGeneration(ctx, input({ ...plan, cells: [one], rehearse: { fault, rate: 1 } }))
  const { runId: declined } = await declines('refuse')
  expect(await ended(ctx, declined)).toBe('done')
  const told = await expectAccounted(ctx, declined)
  expect(told.counts).toMatchObject({ kept: 1, notKept: 0 })
  expect(told.refusals).toEqual([{ model: 'simulator', label: null, count: 1 }])
  expect(await db.sample.findFirst({ where: { runId: declined } })).toMatchObject({
    response: expect.stringMatching(/^I.m sorry|^I can.t|^I cannot/),
  })
  const { runId: filtered } = await declines('filter')
  expect(await ended(ctx, filtered)).toBe('done')
  expect((await expectAccounted(ctx, filtered)).counts).toMatchObject({ kept: 0 })
  await expect(startGeneration(ctx, input({ ...plan, datasetId, cells: cells(['safe', 1]) }))).rejects.toThrow(
    'this dataset judges prompts',
  )
})

test('a pair comes from a passage, keeps its rules, and stays tainted', async () => {
  const { ctx, datasetId, input } = await ready()
  await expect(
    startGeneration(ctx, input({ template: 'user-prompt-pair', cells: cells(['safe', 2]) })),
  ).rejects.toThrow('There is no passage')
  const source = await db.source.create({
    data: { projectId: ctx.projectId, datasetId, kind: 'web', name: 'A page', createdBy: {} },
  })
  await db.passage.createMany({
    data: ['Ferries leave at nine.', 'Tickets are sold on board.'].map((text, position) => ({
      projectId: ctx.projectId,
      sourceId: source.id,
      position,
      text,
      hash: `00000000-0000-0000-0000-00000000000${position}`,
      tainted: true,
    })),
  })
  const { runId } = await startGeneration(
    ctx,
    input({ template: 'user-prompt-pair', cells: cells(['spam-scams', 3], ['safe', 3]) }),
  )
  await work()
  expect(await ended(ctx, runId)).toBe('done')
  await expectAccounted(ctx, runId)
  const made = await db.sample.findMany({ where: { runId } })
  expect(made).toHaveLength(6)
  expect(made.every(({ tainted, sourceId }) => tainted && sourceId === source.id)).toBe(true)
  const answers = made.map(({ meta }) => (meta as { answer: string }).answer).sort()
  expect(new Set(answers)).toEqual(new Set(['safe', 'unsafe\nspam-scams']))
  expect(
    (await db.passage.findMany({ where: { sourceId: source.id } })).reduce((sum, { used }) => sum + used, 0),
  ).toBeGreaterThanOrEqual(6)
})

test('a row is kept where its judges agree with the label that was asked for, with their verdicts', async () => {
  const { ctx, datasetId, input } = await ready()
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const settings = {
    kind: 'rules',
    rules: [{ kind: 'phrase', text: 'no text says this', code: 'safe' }],
    otherwise: 'privacy',
  }
  const judge = await createJudge(ctx, createJudgeInput.parse({ name: 'Always privacy', policyVersionId, settings }))
  const plan = { cells: cells(['privacy', 12], ['safe', 6]), judges: [judge.id] }
  const { runId } = await startGeneration(ctx, input(plan))
  await work()
  expect(await ended(ctx, runId)).toBe('done')
  const view = await expectAccounted(ctx, runId)
  expect(view.cells.map(({ kept }) => kept)).toEqual([12, 0])
  expect(view.reasons).toContainEqual({ outcome: 'notKept', reason: 'disagreed', count: view.cells[1]?.notKept })
  const verdicts = await db.verdict.findMany({ where: { runId } })
  expect(verdicts).toHaveLength(12)
  expect(verdicts.every(({ judgeId, labels }) => judgeId === judge.id && labels[0] === 'privacy')).toBe(true)
  expect(await db.sample.count({ where: { runId, judged: true } })).toBe(12)
  const { rows } = await listRows(ctx, { runId, reason: 'disagreed', take: 5 })
  expect(rows.every(({ text, detail }) => text.length > 0 && detail === 'Always privacy says privacy')).toBe(true)
  await expect(startGeneration(ctx, input({ ...plan, judges: [datasetId] }))).rejects.toThrow('no longer there')
})

test('what was written before a crash is judged after it, and not written again', async () => {
  const { ctx, datasetId, input } = await ready()
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const settings = {
    kind: 'rules',
    rules: [{ kind: 'phrase', text: 'no text says this', code: 'safe' }],
    otherwise: 'privacy',
  }
  const judge = await createJudge(ctx, createJudgeInput.parse({ name: 'Always privacy', policyVersionId, settings }))
  const { runId } = await startGeneration(ctx, input({ cells: cells(['privacy', 10]), judges: [judge.id] }))
  const [claim] = await claimBatches({ workerId: newId(), kinds: ['generate'], limit: 1 })
  if (!claim) throw new Error('There is no batch')
  const signals = { winding: new AbortController().signal, signal: new AbortController().signal }
  // The first group is written, the second never: the worker is gone before a verdict is kept.
  let groups = 0
  const dies = generationJobs.slice(0, 1).map((generate) => ({
    ...generate,
    work: (ctx: Ctx, attempt: Attempt) => {
      const gone = () => Promise.reject(new Error('The machine is gone'))
      return generate.work(ctx, {
        ...attempt,
        keep: (write, progress) => (groups++ === 0 ? attempt.keep(write, progress) : gone()),
      })
    },
  }))
  await attemptBatch({ ...ctx, db }, dies[0] as Job, claim, signals)
  expect(await db.generationRow.count({ where: { runId, outcome: 'judging' } })).toBe(10)
  const calls = await db.modelCall.count({ where: { runId } })
  await db.$executeRaw`UPDATE "Batch" SET "notBefore" = now() WHERE "runId" = ${runId}::uuid`
  await work()
  expect(await ended(ctx, runId)).toBe('done')
  expect((await expectAccounted(ctx, runId)).counts).toMatchObject({ asked: 10, kept: 10 })
  expect(await db.modelCall.count({ where: { runId } })).toBe(calls)
})

test('pairs are written from a page that was fetched from this machine', async () => {
  const sentence = 'A sentence about ferries that says a little more than it would have to, so that it fills a line. '
  const page = `<html lang="en"><head><title>Ferries</title></head><body><article><h1>Ferries</h1><p>${sentence.repeat(8)}</p></article></body></html>`
  const server = await startServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page))
  env.ASSAY_ALLOW_HOSTS.push(server.host)
  try {
    const { ctx, datasetId, input } = await ready()
    const fetching = { datasetId, addresses: [`${server.address}/ferries`], secondsBetween: 0.1 }
    const { runId: fetchId, sourceId } = await fetchPages(ctx, fetchPagesInput.parse(fetching))
    workers.push(await startWorker({ jobs: [...webJobs, ...generationJobs], graceSeconds: 1 }))
    expect(await ended(ctx, fetchId)).toBe('done')
    const { runId } = await startGeneration(
      ctx,
      input({ template: 'user-prompt-pair', cells: cells(['safe', 4]), sourceIds: [sourceId] }),
    )
    expect(await ended(ctx, runId)).toBe('done')
    await expectAccounted(ctx, runId)
    const made = await db.sample.findMany({ where: { runId } })
    // What a stranger's page inspired can never be accepted without a person.
    expect(made.map((sample) => [sample.sourceId, sample.tainted])).toEqual(Array(4).fill([sourceId, true]))
  } finally {
    await server.stop()
  }
})

test('what cannot be is refused in words, before anything is asked', async () => {
  const { ctx, input } = await ready()
  await expect(startGeneration(ctx, input({ cells: cells(['weather', 1]) }))).rejects.toThrow(
    '“weather” is not a label',
  )
  await expect(
    startGeneration(ctx, input({ template: 'agent-response-pair', cells: cells(['safe', 1]) })),
  ).rejects.toThrow('does not fit')
  await expect(startGeneration(ctx, input({ template: 'contrast-twin', cells: cells(['safe', 1]) }))).rejects.toThrow(
    'There is no sample to start from',
  )
  const other = await newProject()
  const [theirs] = await listModels(other.ctx)
  await expect(startGeneration(ctx, input({ models: [theirs?.id ?? ''], cells: cells(['safe', 1]) }))).rejects.toThrow(
    'no longer there',
  )
  expect(await db.run.count({ where: { projectId: ctx.projectId } })).toBe(0)
})

test('a reviewer looks but does not start or spend; another project sees nothing', async () => {
  const { ctx, input } = await ready()
  const plan = input({ cells: cells(['safe', 2]) })
  const { runId } = await startGeneration(ctx, plan)
  const reviewer = { ...ctx, role: 'reviewer' as const }
  await expect(startGeneration(reviewer, plan)).rejects.toThrow('A reviewer cannot')
  await expect(tryGeneration(reviewer, pick(plan))).rejects.toThrow('A reviewer cannot')
  await expect(raiseCap(reviewer, { runId, calls: 5 })).rejects.toThrow('A reviewer cannot')
  expect((await getGeneration(reviewer, { runId })).wanted).toBe(2)
  const { ctx: elsewhere } = await newProject()
  await expect(getGeneration(elsewhere, { runId })).rejects.toThrow('not found')
  await expect(listRows(elsewhere, { runId, take: 5 })).rejects.toThrow('not found')
  await expect(raiseCap(elsewhere, { runId, calls: 5 })).rejects.toThrow('not found')
  await expect(startGeneration(elsewhere, plan)).rejects.toThrow('not found')
  await expect(getGrid(elsewhere, { dataset: plan.datasetId })).rejects.toThrow('not found')
})

test('an estimate counts real prompts, and says what it was reckoned from', async () => {
  const { ctx, modelId, input } = await ready()
  await db.providerModel.update({ where: { id: modelId }, data: { priceIn: 1, priceOut: 4 } })
  const plan = pick(input({ cells: cells(['spam-scams', 100]) }))
  const guess = await estimateGeneration(ctx, plan)
  expect(guess).toMatchObject({ rows: 100, calls: 105, simulated: true, problems: [] })
  expect(guess.tokensIn).toBeGreaterThan(105 * 150)
  expect(guess.basis).toContain('no like calls yet')
  const { runId } = await startGeneration(ctx, input({ cells: cells(['spam-scams', 30]) }))
  await work()
  await ended(ctx, runId)
  const known = await until(
    () => estimateGeneration(ctx, plan),
    ({ basis }) => basis.includes('like calls') && !basis.includes('no like'),
  )
  const run = await getRun(ctx, { runId })
  // What thirty rows cost says what a hundred will, within a third.
  expect(Math.abs(known.micros / (run.costMicros / 30) / known.calls - 1)).toBeLessThan(0.34)
  expect(known.spreadMicros).toBeLessThan(guess.spreadMicros)
  // Judges are asked about every row.
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: plan.datasetId } })
  const settings = { kind: 'model', modelId, format: 'rubric' }
  const judge = await createJudge(ctx, createJudgeInput.parse({ name: 'Model', policyVersionId, settings }))
  const judged = await estimateGeneration(ctx, { ...plan, judges: [judge.id] })
  expect(judged.calls).toBe(2 * known.calls)
  expect(judged.micros).toBeGreaterThan(known.micros + known.calls * 200)
})
