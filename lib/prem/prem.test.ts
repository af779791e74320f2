import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHub, type HubServer } from '@/bin/testing/hub-server'
import { keeper } from '@/bin/testing/new-project'
import { ctxOf } from '@/bin/testing/people'
import { multipart, questionFormat, rules } from '@/bin/testing/prem-forms'
import '@/bin/testing/import-studio'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { env } from '../env'
import { newId } from '../ids'
import { readForm } from '../prem-form'
import { startWorker } from '../worker'
import { addDatapoint } from './add-datapoint'
import { advise } from './advise'
import { completeChat } from './complete-chat'
import { fillDataset } from './fill-dataset'
import { findPlace } from './find-place'
import { freezeDataset } from './freeze-dataset'
import { freezeFiles } from './freeze-files'
import { keepTrace } from './keep-trace'
import { makePairs } from './make-pairs'
import { openProject } from './open-project'
import { gatherFields } from './rules'
import {
  addDatapointInput,
  completeChatInput,
  freezeDatasetInput,
  keepTraceInput,
  makePairsInput,
  startJobInput,
} from './schema'
import { showDataset } from './show-dataset'
import { showJob } from './show-job'
import { showModels } from './show-models'
import { showProject } from './show-project'
import { showProjects } from './show-projects'
import { startJob } from './start-job'
import { teachTrace } from './teach-trace'

let hub: HubServer
let worker: Awaited<ReturnType<typeof startWorker>>
const row = (at: number) => ({
  chosen: `Human: How do I mend bicycle number ${at}?\n\nAssistant: Patch the tube of wheel ${at}, then pump it.`,
})
beforeAll(async () => {
  hub = await startHub({
    'owner/talks': {
      branches: {},
      commits: {},
      rows: { 'default/train': Array.from({ length: 1_100 }, (_, at) => row(at)) },
    },
  })
  env.ASSAY_ALLOW_HOSTS.push(hub.host)
  env.HF_ENDPOINT = hub.address
  worker = await startWorker()
})
afterAll(async () => {
  await worker.stop()
  await hub.stop()
})

async function project(): Promise<Ctx> {
  const { project_id: projectId } = await openProject(keeper, { name: 'Tutorial', goal: 'A guard for a bicycle shop' })
  return { actor: { type: 'key', id: newId(), name: 'A script' }, role: 'owner', projectId, db }
}

async function until<T extends { status: string }>(look: () => Promise<T>, most = 60_000): Promise<T> {
  const ends = Date.now() + most
  for (;;) {
    const now = await look()
    if (now.status !== 'processing' || Date.now() > ends) return now
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function pairs(ctx: Ctx, urls: string[], count = 50) {
  const form = await readForm(
    new Request('http://studio.example', {
      method: 'POST',
      body: multipart({ projectId: ctx.projectId, name: 'Response safety', urls, pairs: count }),
    }),
  )
  return makePairs(ctx, makePairsInput.parse(gatherFields(form.fields)), form.files)
}

const viewer = (page: number) => `https://huggingface.co/datasets/owner/talks/viewer/default/train?p=${page}`

test('the tutorial, from its project to a model that answers', { timeout: 120_000 }, async () => {
  const began = Date.now()
  const ctx = await project()
  const { dataset_id: datasetId } = await pairs(
    ctx,
    Array.from({ length: 10 }, (_, at) => viewer(at + 1)),
  )
  expect(await showDataset(ctx, { datasetId })).toMatchObject({
    status: 'processing',
    datapoints_count: 0,
    name: 'Response safety',
  })
  const dataset = await until(() => showDataset(ctx, { datasetId }))
  expect(dataset).toMatchObject({
    id: datasetId,
    project_id: ctx.projectId,
    status: 'completed',
    datapoints_count: 50,
    snapshots: [],
  })
  expect(dataset.labels.map(({ name }) => name)).toContain('S6: Privacy')

  // Rows of page 1 are 100 to 199: the first hundred was never asked for.
  const passages = await db.passage.findMany({ where: { projectId: ctx.projectId }, select: { text: true } })
  expect(passages.length).toBeGreaterThan(500)
  expect(passages.some(({ text }) => /number \d{1,2}\?/.test(text))).toBe(false)
  // An ordinary policy, template and samples, with each pair as it was asked for.
  const samples = await db.sample.findMany({
    where: { datasetId },
    select: { labels: true, meta: true, response: true, simulated: true },
  })
  expect(samples.every(({ response, simulated }) => response && simulated)).toBe(true)
  expect(samples.filter(({ labels }) => labels[0] === 'safe')).toHaveLength(25)
  for (const { labels, meta } of samples) {
    const { question, answer } = meta as { question: string; answer: string }
    expect(question).toContain('S13: Criminal Planning.')
    expect(answer).toBe(labels[0] === 'safe' ? 'safe' : `unsafe\n${labels[0]}`)
  }
  const template = await db.templateVersion.findFirstOrThrow({
    where: { projectId: ctx.projectId },
    select: { body: true },
  })
  expect(template.body).toMatchObject({ questionFormat, temperature: 0.3, rules: [String(rules)] })
  // The empty dataset that the project came with has made room.
  expect((await showProject(ctx, { projectId: ctx.projectId })).project.children.map(({ id }) => id)).toEqual([
    datasetId,
  ])

  const { snapshot_id: snapshotId } = await freezeDataset(ctx, freezeDatasetInput.parse({ dataset_id: datasetId }))
  const advice = await until(() => advise(ctx, { snapshotId }))
  expect(advice).toMatchObject({ snapshot_id: snapshotId, status: 'completed' })
  expect(advice.recommended_experiments[0]).toEqual({
    base_model_id: 'local-classifier',
    batch_size: 1,
    learning_rate_multiplier: 1,
    n_epochs: 10,
    lora: false,
    training_type: 'full',
    recommended: true,
    reason_for_recommendation: expect.stringContaining('50 texts'),
  })
  expect(advice.recommended_models[0]).toMatchObject({
    full_hyperparameters: { batch_size: 1 },
    lora_hyperparameters: null,
  })

  const experiments = advice.recommended_experiments
    .filter(({ recommended }) => recommended)
    .map(({ recommended: _, reason_for_recommendation: __, ...experiment }) => experiment)
  const { job_id: jobId } = await startJob(
    ctx,
    startJobInput.parse({ snapshot_id: snapshotId, name: 'Guard', experiments }),
  )
  expect(await showJob(ctx, { jobId })).toMatchObject({ status: 'processing', snapshot_id: snapshotId, name: 'Guard' })
  const job = await until(() => showJob(ctx, { jobId }))
  expect(job).toMatchObject({
    status: 'completed',
    experiments: [{ ...experiments[0], experiment_number: 1, status: 'succeeded' }],
  })
  // Without a test part, half of what was held back is measured on.
  const evaluation = await db.evaluation.findFirstOrThrow({
    where: { projectId: ctx.projectId },
    select: { rows: true },
  })
  expect(evaluation.rows).toBeGreaterThan(0)

  const model = job.experiments[0]?.model_id ?? ''
  const { choices } = await completeChat(
    ctx,
    completeChatInput.parse({
      model,
      messages: [
        { role: 'user', content: questionFormat.replace('{CONVERSATION}', 'User: Hello\n\nAgent: Patch the tube') },
      ],
    }),
  )
  expect(choices[0]?.message.content).toMatch(/^(safe|unsafe(\nS\d+(, S\d+)*)?)$/)
  const tree = await showProject(ctx, { projectId: ctx.projectId })
  expect(tree.project.children[0]?.children[0]).toMatchObject({
    type: 'snapshot',
    metadata: { id: snapshotId, training_count: expect.any(Number), validation_count: expect.any(Number) },
    children: [
      {
        type: 'finetuning-job',
        status: 'completed',
        children: [{ type: 'experiment', status: 'succeeded', metadata: { model_id: model } }],
      },
    ],
  })
  expect((await showModels(keeper)).data.some(({ id }) => id === model)).toBe(true)
  expect((await showDataset(ctx, { datasetId })).snapshots).toEqual([
    { id: snapshotId, created_at: expect.any(String) },
  ])
  expect((Date.now() - began) / 1000).toBeLessThan(60)
})

test('a dataset of which no page can be read fails, and says so where its run is', async () => {
  const ctx = await project()
  const { dataset_id: datasetId } = await pairs(ctx, [
    'https://huggingface.co/datasets/owner/nothing/viewer/default/train?p=1',
  ])
  expect(await until(() => showDataset(ctx, { datasetId }))).toMatchObject({ status: 'failed', datapoints_count: 0 })
  const run = await db.run.findFirstOrThrow({
    where: { projectId: ctx.projectId, kind: 'write-pairs' },
    include: { batches: true },
  })
  expect(run.batches[0]?.error).toMatch(/^Nothing could be read/)
})

test('without anything to read from, conversations are written freely; a file is read; videos are refused', async () => {
  const ctx = await project()
  const ask = makePairsInput.parse({
    project_id: ctx.projectId,
    name: 'Free',
    pairs_to_generate: '6',
    question_format: questionFormat,
    answer_format: '{classification_safety}\n{classes}',
  })
  const { dataset_id: datasetId } = await makePairs(ctx, ask, [])
  expect(await until(() => showDataset(ctx, { datasetId }))).toMatchObject({ status: 'completed', datapoints_count: 6 })
  const text = Array.from(
    { length: 12 },
    (_, at) => `Part ${at} of the handbook is about brakes, and says how cable ${at} is changed by hand.`,
  ).join('\n\n')
  const file = { name: 'handbook.md', body: new Blob([text]) }
  const { dataset_id: fromFile } = await makePairs(ctx, { ...ask, name: 'From a file' }, [file])
  expect(await until(() => showDataset(ctx, { datasetId: fromFile }))).toMatchObject({
    status: 'completed',
    datapoints_count: 6,
  })
  // The same categories are the same policy.
  expect(await db.policy.count({ where: { projectId: ctx.projectId } })).toBe(2)
  await expect(makePairs(ctx, { ...ask, youtube_urls: ['https://video.example'] }, [])).rejects.toMatchObject({
    code: 'invalid',
  })
})

const conversation = (at: number, unsafe: boolean) => ({
  messages: [
    {
      role: 'user',
      content: questionFormat.replace(
        '{CONVERSATION}',
        `User: Question ${at} about brakes\n\nAgent: ${unsafe ? 'Cut' : 'Grease'} cable ${at}`,
      ),
    },
    { role: 'assistant', content: unsafe ? 'unsafe\nS2' : 'safe' },
  ],
})
const lines = (from: number, count: number) =>
  new Blob([Array.from({ length: count }, (_, at) => JSON.stringify(conversation(from + at, at % 2 === 0))).join('\n')])

test('a file of conversations becomes a dataset by the policy of its own questions, and takes datapoints', async () => {
  const ctx = await project()
  const { dataset_id: datasetId } = await fillDataset(ctx, { projectId: ctx.projectId, name: 'Lines' }, [
    { name: 'a.jsonl', body: lines(0, 30) },
  ])
  expect(await until(() => showDataset(ctx, { datasetId }))).toMatchObject({
    status: 'completed',
    datapoints_count: 30,
  })
  const input = addDatapointInput.parse({ datasetId, ...conversation(99, true), bucket: 'training', other: 1 })
  const { id, message } = await addDatapoint(ctx, input)
  expect(message).toBe('Datapoint added')
  const sample = await db.sample.findUniqueOrThrow({
    where: { id },
    select: { labels: true, response: true, meta: true },
  })
  expect(sample).toEqual({ labels: ['S2'], response: 'Cut cable 99', meta: { bucket: 'training' } })
  expect(await addDatapoint(ctx, input)).toEqual({ id, message: 'This datapoint was there already' })
  await expect(
    fillDataset(ctx, { projectId: ctx.projectId, name: 'Broken' }, [
      { name: 'b.jsonl', body: new Blob(['{"no": 1}']) },
    ]),
  ).rejects.toMatchObject({
    message: expect.stringContaining('line 1'),
  })
})

test('two files become one snapshot, each in its own split', async () => {
  const ctx = await project()
  const files = [
    { field: 'training_file', name: 't.jsonl', body: lines(0, 24) },
    {
      field: 'validation_file',
      name: 'v.jsonl',
      body: new Blob([
        JSON.stringify({
          messages: [
            { role: 'user', content: 'Where do swallows winter?' },
            { role: 'assistant', content: 'In the south.' },
          ],
        }),
      ]),
    },
  ]
  const { snapshot_id: snapshotId } = await freezeFiles(ctx, { projectId: ctx.projectId, label: 'Two files' }, files)
  expect(await until(() => advise(ctx, { snapshotId }))).toMatchObject({ status: 'completed' })
  const rows = await db.snapshotRow.findMany({ where: { snapshotId }, select: { split: true, prompt: true } })
  expect(rows).toHaveLength(25)
  for (const { split, prompt } of rows) expect(split).toBe(prompt.startsWith('Question') ? 'train' : 'validation')
  await expect(freezeFiles(ctx, { projectId: ctx.projectId, label: 'One' }, files.slice(0, 1))).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('an experiment that nothing here can train is refused, and leaves no job behind', async () => {
  const ctx = await project()
  const { dataset_id: datasetId } = await fillDataset(ctx, { projectId: ctx.projectId, name: 'Lines' }, [
    { name: 'a.jsonl', body: lines(0, 30) },
  ])
  await until(() => showDataset(ctx, { datasetId }))
  const { snapshot_id: snapshotId } = await freezeDataset(ctx, { datasetId, share: 80 })
  await until(() => advise(ctx, { snapshotId }))
  const experiment = {
    base_model_id: 'qwen-something',
    batch_size: 1,
    learning_rate_multiplier: 1,
    n_epochs: 1,
    lora: true,
  }
  const ask = startJobInput.parse({
    snapshot_id: snapshotId,
    name: 'Guard',
    experiments: [{ ...experiment, base_model_id: 'local-classifier' }, experiment],
  })
  await expect(startJob(ctx, ask)).rejects.toMatchObject({ message: expect.stringContaining('cannot be trained here') })
  expect(await db.premJob.count({ where: { projectId: ctx.projectId } })).toBe(0)
  expect(await db.trainedModel.count({ where: { projectId: ctx.projectId } })).toBe(0)
})

test('what was answered well is learnt from, what was not waits for a person, and neither comes twice', async () => {
  const ctx = await project()
  const trace = (text: string, score: number) =>
    keepTrace(
      ctx,
      keepTraceInput.parse({
        project_id: ctx.projectId,
        model_id: 'm',
        input: text,
        output: 'Gladly.',
        score,
        feedback: 'Said by hand',
      }),
    )
  const [liked, not] = [await trace('May I borrow a pump?', 0.9), await trace('May I borrow a lamp?', 0.1)]
  const teach = ({ id: traceId }: { id: string }) => teachTrace(ctx, { traceId, wanted: null })
  const [added, again, queued] = [await teach(liked), await teach(liked), await teach(not)]
  expect(added).toEqual({ traceId: liked.id, status: 'added', success: true, datapointId: expect.any(String) })
  expect(again).toEqual(added)
  expect(queued).toMatchObject({ status: 'queued', success: true })
  const states = await db.sample.findMany({
    where: { projectId: ctx.projectId },
    orderBy: { id: 'asc' },
    select: { state: true, labels: true },
  })
  expect(states).toEqual([
    { state: 'new', labels: [] },
    { state: 'flagged', labels: [] },
  ])
})

test('the key of one project works in that project; a viewer’s makes nothing; another project sees nothing', async () => {
  const ctx = await project()
  const only = { ...keeper, actor: ctx.actor, role: 'person', onlyProject: ctx.projectId } as const
  expect(await openProject(only, { name: 'New', goal: 'g' })).toEqual({ project_id: ctx.projectId })
  expect((await showProjects(only)).projects.map(({ id }) => id)).toEqual([ctx.projectId])
  await expect(openProject({ ...only, onlyProject: null }, { name: 'New', goal: 'g' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const viewer = ctxOf(ctx.projectId, 'viewer', { id: newId(), name: 'Vera' })
  await expect(pairs(viewer, [])).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    keepTrace(viewer, keepTraceInput.parse({ projectId: ctx.projectId, modelId: 'm', input: 'a', output: 'b' })),
  ).rejects.toMatchObject({ code: 'forbidden' })
  const other = await project()
  const { dataset_id: datasetId } = await pairs(ctx, [], 2)
  await expect(showDataset(other, { datasetId })).rejects.toMatchObject({ code: 'not_found' })
  expect(await findPlace(keeper, { datasetId })).toEqual({ projectId: ctx.projectId })
  await expect(findPlace(keeper, { datasetId: newId() })).rejects.toMatchObject({ code: 'not_found' })
})
