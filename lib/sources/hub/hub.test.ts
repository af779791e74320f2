import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type HubDataset, type HubServer, startHub } from '@/bin/testing/hub-server'
import { newProject } from '@/bin/testing/new-project'
import type { Ctx } from '../../ctx'
import { db } from '../../db'
import { env } from '../../env'
import { getRun } from '../../runs/get-run'
import { startWorker } from '../../worker'
import { describeHubDataset } from '../describe-hub-dataset'
import { fetchPages } from '../fetch-pages'
import { importHubDataset } from '../import-hub-dataset'
import { sourceJobs } from '../jobs'
import { listPassages } from '../list-passages'
import { previewHubDataset } from '../preview-hub-dataset'
import { webJobs } from '../web/jobs'
import { fetchPagesInput } from '../web/schema'
import { hubPlace, viewerOf } from './hub-address'
import { importHubInput, previewHubInput } from './schema'

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    content: `Row ${from + at} speaks of the weather in its own words`,
    label: at % 2 ? 'Safe' : 'Spam & Scams',
  }))
const parquet = (given: { content: string; label: string }[]) =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: [
        { name: 'content', data: given.map(({ content }) => content) },
        { name: 'label', data: given.map(({ label }) => label) },
      ],
    }),
  )

const [main, made] = ['a'.repeat(40), 'b'.repeat(40)]
const weather = (): HubDataset => ({
  card: '---\nlicense: cc-by-4.0\n---\n# Weather\n\nRows about the weather.',
  licence: 'cc-by-4.0',
  branches: { main, 'refs/convert/parquet': made },
  commits: {
    [main]: { 'README.md': Buffer.from('x'), 'data/train.csv': Buffer.from('content,label\nOwn file,Safe\n') },
    [made]: {
      'default/train/0000.parquet': parquet(rows(0, 120)),
      'default/train/0001.parquet': parquet(rows(120, 80)),
      'default/test/0000.parquet': parquet(rows(500, 10)),
    },
  },
  rows: { 'default/train': rows(0, 200), 'default/test': rows(500, 10) },
})

let hub: HubServer
beforeAll(async () => {
  hub = await startHub()
  env.ASSAY_ALLOW_HOSTS.push(hub.host)
  env.HF_ENDPOINT = hub.address
})
afterAll(() => hub.stop())
beforeEach(() => {
  hub.datasets['owner/weather'] = weather()
  hub.faults.length = 0
  hub.seen.length = 0
})

const workers: Awaited<ReturnType<typeof startWorker>>[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})
const work = async () => void workers.push(await startWorker({ jobs: [...webJobs, ...sourceJobs], graceSeconds: 1 }))

async function ended(ctx: Ctx, runId: string) {
  const look = async () => {
    // Nobody here waits for the time between two tries.
    await db.batch.updateMany({
      where: { runId, status: 'open', notBefore: { gt: new Date() } },
      data: { notBefore: new Date(0) },
    })
    return (await getRun(ctx, { runId })).status
  }
  await expect.poll(look, { timeout: 80_000, interval: 100 }).not.toBe('running')
  return getRun(ctx, { runId })
}
const asked = (datasetId: string, more: object = {}) =>
  importHubInput.parse({ datasetId, dataset: 'owner/weather', ...more })

/** Runs the fetch and the import that follows it. */
async function imported(ctx: Ctx, runId: string) {
  const fetched = await ended(ctx, runId)
  const result = fetched.result as {
    sourceId: string | null
    importRunId: string | null
    uploadId: string
    problem: string | null
  } | null
  if (result?.importRunId) await ended(ctx, result.importRunId)
  const source = result?.sourceId ? await db.source.findUniqueOrThrow({ where: { id: result.sourceId } }) : null
  return { fetched, result, source }
}

test('a dataset is described by its commit, licence, card and splits', async () => {
  const { ctx } = await newProject()
  expect(
    await describeHubDataset(ctx, { dataset: `${hub.address}/datasets/owner/weather/viewer/default/train?p=1` }),
  ).toMatchObject({
    id: 'owner/weather',
    revision: main,
    licence: 'cc-by-4.0',
    card: expect.stringContaining('# Weather'),
    from: 'parquet',
    splits: [
      { config: 'default', split: 'test', files: 1 },
      { config: 'default', split: 'train', files: 2 },
    ],
    chosen: { config: 'default', split: 'train', page: 1 },
  })
})

test('a split comes through its Parquet files into samples, with licence and card on the source', {
  timeout: 120_000,
}, async () => {
  const { ctx, datasetId } = await newProject()
  const { runId } = await importHubDataset(ctx, asked(datasetId))
  await work()
  const { fetched, source } = await imported(ctx, runId)
  expect(fetched).toMatchObject({ status: 'done', units: { total: 2, done: 2 } })
  expect(source).toMatchObject({
    kind: 'hub',
    licence: 'cc-by-4.0',
    card: expect.stringContaining('# Weather'),
    uri: `${hub.address}/datasets/owner/weather/tree/${main}`,
    read: 200,
    added: 200,
  })
  const samples = await db.sample.findMany({
    where: { datasetId },
    orderBy: { sourceRow: 'asc' },
    select: { prompt: true, labels: true },
  })
  expect(samples[0]).toEqual({ prompt: rows(0, 1)[0]?.content, labels: ['spam-scams'] })
  expect(samples[199]?.prompt).toContain('Row 199')
  expect(source?.createdBy).toMatchObject({ name: ctx.actor.name })
})

test('a hub that is busy, breaks off and sends parts of files is asked for the rest', {
  timeout: 120_000,
}, async () => {
  const { ctx, datasetId } = await newProject()
  hub.faults.push(
    { path: /\/tree\//, times: 1, answer: (response) => response.writeHead(429, { 'retry-after': '1' }).end() },
    { path: /\/revision\//, times: 1, answer: (response) => response.writeHead(503).end() },
    {
      path: /0000\.parquet/,
      times: 1,
      answer: (response) => {
        const bytes = hub.datasets['owner/weather']?.commits[made]?.['default/train/0000.parquet'] ?? Buffer.alloc(0)
        response
          .writeHead(200, { 'content-length': bytes.length })
          .write(bytes.subarray(0, 500), () => setTimeout(() => response.destroy(), 200))
      },
    },
  )
  const { runId } = await importHubDataset(ctx, asked(datasetId))
  await work()
  expect((await imported(ctx, runId)).source).toMatchObject({ added: 200 })
  expect(
    hub.seen.some(({ path, headers }) => path.includes('0000.parquet') && /^bytes=[1-9]/.test(headers.range as string)),
  ).toBe(true)
})

test('files that are not those that were listed, or are gone, are refused in a sentence', {
  timeout: 120_000,
}, async () => {
  const { ctx, datasetId } = await newProject()
  const changed = await importHubDataset(ctx, asked(datasetId))
  const files = hub.datasets['owner/weather']?.commits[made] ?? {}
  const first = files['default/train/0000.parquet'] ?? Buffer.alloc(0)
  files['default/train/0000.parquet'] = Buffer.from(first).fill(0x41, 200, 300)
  delete files['default/train/0001.parquet']
  await work()
  const run = await ended(ctx, changed.runId)
  expect(run.status).toBe('failed')
  expect(run.failures.map(({ error }) => error).join(' ')).toMatch(/is not the file that the hub listed/)
  expect(run.failures.map(({ error }) => error).join(' ')).toMatch(/changed on the hub while it was read/)
  expect(await db.upload.count({ where: { projectId: ctx.projectId } })).toBe(0)
})

test('a page of the viewer means its hundred rows', { timeout: 120_000 }, async () => {
  const { ctx, datasetId } = await newProject()
  const { runId } = await importHubDataset(
    ctx,
    asked(datasetId, { dataset: `${hub.address}/datasets/owner/weather/viewer/default/train?p=1` }),
  )
  await work()
  expect((await imported(ctx, runId)).source).toMatchObject({ added: 100 })
  const { prompt } = await db.sample.findFirstOrThrow({ where: { datasetId }, orderBy: { sourceRow: 'asc' } })
  expect(prompt).toContain('Row 100 ')

  const pages = await fetchPages(
    ctx,
    fetchPagesInput.parse({
      datasetId,
      secondsBetween: 0.1,
      addresses: [`${hub.address}/datasets/owner/weather/viewer/default/train?p=1`],
    }),
  )
  await ended(ctx, pages.runId)
  const passages = await listPassages(ctx, { sourceId: pages.sourceId, after: -1, take: 200 })
  expect(passages.length).toBeGreaterThan(5)
  expect(passages.map(({ text }) => text).join('\n')).toContain('Row 199 speaks')
})

test('without Parquet the own files are read, of the revision that was asked for, and without files the rows', {
  timeout: 120_000,
}, async () => {
  const { ctx, datasetId } = await newProject()
  const old = 'c'.repeat(40)
  const dataset = weather()
  hub.datasets['owner/weather'] = {
    ...dataset,
    commits: {
      ...dataset.commits,
      [old]: { 'data/train.jsonl': Buffer.from('{"content":"An old row","label":"Safe"}') },
    },
  }
  const older = await importHubDataset(ctx, asked(datasetId, { revision: old }))
  hub.datasets['owner/bare'] = { branches: { main }, commits: { [main]: {} }, rows: { 'default/train': rows(0, 230) } }
  const bare = await importHubDataset(ctx, asked(datasetId, { dataset: 'owner/bare' }))
  await work()
  expect((await imported(ctx, older.runId)).source).toMatchObject({ added: 1 })
  expect((await imported(ctx, bare.runId)).source).toMatchObject({ read: 230, added: 230 })
  expect(hub.seen.filter(({ path }) => path.startsWith('/rows'))).toHaveLength(3)
})

test('a private dataset takes a token, which stands in no plan, trace or log, and is forgotten', {
  timeout: 120_000,
}, async () => {
  const { ctx, datasetId } = await newProject()
  hub.datasets['owner/weather'] = { ...weather(), token: 'hf_very_secret' }
  await expect(describeHubDataset(ctx, { dataset: 'owner/weather' })).rejects.toThrow('without a token')
  await expect(describeHubDataset(ctx, { dataset: 'owner/weather', token: 'wrong' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const { runId } = await importHubDataset(ctx, asked(datasetId, { token: 'hf_very_secret' }))
  expect(JSON.stringify(await db.hubToken.findMany())).not.toContain('hf_very_secret')
  await work()
  expect((await imported(ctx, runId)).source).toMatchObject({ added: 200 })
  expect(await db.hubToken.count({ where: { runId } })).toBe(0)
  const [run, batches, traces, events] = await Promise.all([
    db.run.findMany(),
    db.batch.findMany(),
    db.auditEntry.findMany(),
    db.runEvent.findMany(),
  ])
  expect(
    JSON.stringify([run, batches, traces, events], (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  ).not.toContain('hf_very_secret')
})

test('a preview shows the first rows with their mapping, and keeps nothing', async () => {
  const { ctx, datasetId } = await newProject()
  const preview = await previewHubDataset(
    ctx,
    previewHubInput.parse({ datasetId, dataset: 'owner/weather', split: 'test' }),
  )
  expect(preview.rows[0]).toMatchObject({ outcome: { kind: 'sample', prompt: rows(500, 1)[0]?.content } })
  expect(preview.columns).toEqual(['content', 'label'])
  expect(await db.upload.count({ where: { projectId: ctx.projectId } })).toBe(0)
  hub.datasets['owner/weather'] = { ...weather(), rows: {} }
  expect(
    (await previewHubDataset(ctx, previewHubInput.parse({ datasetId, dataset: 'owner/weather', split: 'test' }))).rows,
  ).toHaveLength(10)
})

test('rows whose labels need a word from a person wait as an upload', { timeout: 120_000 }, async () => {
  const { ctx, datasetId } = await newProject()
  hub.datasets['owner/odd'] = {
    branches: { main },
    commits: {
      [main]: {
        'data/train.jsonl': Buffer.from('{"content":"One","label":"Odd"}\n{"content":"Two","label":"Odder"}\n'),
      },
    },
  }
  const { runId, uploadId } = await importHubDataset(ctx, asked(datasetId, { dataset: 'owner/odd' }))
  await work()
  const { fetched, result } = await imported(ctx, runId)
  expect(fetched.status).toBe('done')
  expect(result).toMatchObject({ uploadId, sourceId: null, problem: expect.stringContaining('cannot be imported yet') })
  expect(await db.upload.count({ where: { id: uploadId } })).toBe(1)
})

test('only curators ask the hub, and into datasets of their own project', async () => {
  const { ctx, datasetId } = await newProject()
  const other = await newProject()
  const viewer = { ...ctx, role: 'viewer' as const }
  await expect(describeHubDataset(viewer, { dataset: 'owner/weather' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    previewHubDataset(viewer, previewHubInput.parse({ datasetId, dataset: 'owner/weather' })),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await expect(importHubDataset(viewer, asked(datasetId))).rejects.toMatchObject({ code: 'forbidden' })
  expect(hub.seen).toEqual([])
  await expect(importHubDataset(other.ctx, asked(datasetId))).rejects.toMatchObject({ code: 'not_found' })
  await expect(importHubDataset(ctx, asked(datasetId, { split: 'nowhere' }))).rejects.toThrow('choose test, train')
})

test('a dataset is named in every way that people paste', () => {
  const place = (given: string) => {
    const { id, revision, config, split, page } = hubPlace(given)
    return [id, revision, config, split, page]
  }
  expect(place('Anthropic/hh-rlhf')).toEqual(['Anthropic/hh-rlhf', null, null, null, null])
  expect(place('https://huggingface.co/datasets/Anthropic/hh-rlhf/viewer/default/train?p=10')).toEqual([
    'Anthropic/hh-rlhf',
    null,
    'default',
    'train',
    10,
  ])
  expect(place('https://huggingface.co/datasets/squad')).toEqual(['squad', null, null, null, null])
  expect(place('https://huggingface.co/datasets/a/b/tree/v1.0/data')).toEqual(['a/b', 'v1.0', null, null, null])
  expect(place('hf://datasets/a/b@v2/data/x.parquet')).toEqual(['a/b', 'v2', null, null, null])
  expect(place('datasets/a/b')).toEqual(['a/b', null, null, null, null])
  for (const wrong of [
    'https://example.com/datasets/a/b',
    'a/b/c',
    '../etc',
    'a/..',
    'no dataset',
    'https://huggingface.co/models/a',
  ])
    expect(() => hubPlace(wrong)).toThrow('neither the name')
  expect(viewerOf(new URL('https://huggingface.co/datasets/Anthropic/hh-rlhf/viewer/default/train?p=3'))).toEqual({
    id: 'Anthropic/hh-rlhf',
    config: 'default',
    split: 'train',
    page: 3,
  })
  expect(viewerOf(new URL('https://huggingface.co/datasets/a/b'))).toBeNull()
})
