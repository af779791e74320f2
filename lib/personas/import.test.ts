import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { env } from '../env'
import { newId } from '../ids'
import { attemptBatch } from '../runs/attempt-batch'
import { claimBatches } from '../runs/claim-batches'
import { getRun } from '../runs/get-run'
import { receiveUpload } from '../sources/receive-upload'
import { startWorker } from '../worker'
import { importPersonas } from './import-personas'
import { importPersonasJob } from './jobs'
import { previewPersonaFile } from './preview-persona-file'
import { importInput } from './schema'

// A folder of this test's own: uploads lie in it.
Object.assign(env, { ASSAY_DATA: mkdtempSync(path.join(os.tmpdir(), 'assay-personas-')) })

type Worker = Awaited<ReturnType<typeof startWorker>>
const workers: Worker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

const upload = async (ctx: Ctx, name: string, content: string | Buffer) =>
  (await receiveUpload(ctx, { name, body: Readable.from([Buffer.from(content)]) })).id
const bringIn = (ctx: Ctx, uploadId: string, more: object = {}) =>
  importPersonas(ctx, importInput.parse({ uploadId, ...more }))
const textsOf = async (ctx: Ctx) =>
  (await db.persona.findMany({ where: { projectId: ctx.projectId }, orderBy: { id: 'asc' } })).map(({ text }) => text)
const count = (ctx: Ctx) => db.persona.count({ where: { projectId: ctx.projectId } })

const hub = ['A baker in Ghent', 'A nurse in Kano', 'A baker in Ghent']
  .map((persona) => JSON.stringify({ persona }))
  .join('\n')
const three = JSON.stringify({
  'input persona': '"A pilot, of sorts"',
  'synthesized text': '"Help me"',
  description: 'instruction',
})

const files: [name: string, content: string | Buffer, texts: string[], origin: string][] = [
  ['persona.jsonl', hub, ['A baker in Ghent', 'A nurse in Kano'], 'hub'],
  ['persona.jsonl.gz', gzipSync(hub), ['A baker in Ghent', 'A nurse in Kano'], 'hub'],
  ['both.jsonl', `${hub}\n${three}`, ['A baker in Ghent', 'A nurse in Kano', 'A pilot, of sorts'], 'hub'],
  ['instruction.jsonl', three, ['A pilot, of sorts'], 'hub'],
  [
    'mine.txt',
    '\ufeffA baker, in Ghent\r\n- "A nurse", in Kano\r\n',
    ['A baker, in Ghent', '"A nurse", in Kano'],
    'file',
  ],
  [
    'mine.csv',
    'id,persona\n1,"A baker, in Ghent"\n2,A nurse in Kano\n',
    ['A baker, in Ghent', 'A nurse in Kano'],
    'file',
  ],
  [
    'mine.json',
    '[{"persona": "A baker in Ghent", "note": "x"}, {"persona": "A nurse in Kano", "note": "y"}]',
    ['A baker in Ghent', 'A nurse in Kano'],
    'file',
  ],
]
test.each(files)('%s comes in', async (name, content, texts, origin) => {
  const { ctx } = await newProject()
  const uploadId = await upload(ctx, name, content)
  const preview = await previewPersonaFile(ctx, { uploadId })
  expect([preview.counts.added, preview.hub, preview.whole, preview.small]).toEqual([
    texts.length,
    origin === 'hub',
    true,
    true,
  ])
  expect(await bringIn(ctx, uploadId)).toEqual({ ...preview.counts, origin, runId: null })
  expect(await textsOf(ctx)).toEqual(texts)
})

test('where no column is called persona, one must be named, and the lines that lack it are told', async () => {
  const { ctx } = await newProject()
  const uploadId = await upload(ctx, 'people.csv', 'id,who\n1,A baker in Ghent\n2,\n')
  expect(await previewPersonaFile(ctx, { uploadId })).toMatchObject({
    column: null,
    guess: null,
    columns: ['id', 'who'],
    counts: { added: 0, unreadable: 2 },
  })
  await expect(bringIn(ctx, uploadId)).rejects.toThrow('Say which column holds the personas: id, who')
  expect(await previewPersonaFile(ctx, { uploadId, column: 'who' })).toMatchObject({
    counts: { added: 1, unreadable: 1 },
    unreadable: [{ line: 3 }],
  })
  expect(await bringIn(ctx, uploadId, { column: 'who' })).toMatchObject({ added: 1, unreadable: 1 })
})

test('another project cannot read an upload', async () => {
  const [{ ctx }, { ctx: other }] = await Promise.all([newProject(), newProject()])
  const uploadId = await upload(ctx, 'persona.jsonl', hub)
  await expect(previewPersonaFile(other, { uploadId })).rejects.toMatchObject({ code: 'not_found' })
  await expect(bringIn(other, uploadId)).rejects.toMatchObject({ code: 'not_found' })
})

/** Eleven megabytes: 40,000 different personas, each hundredth line a repeat and one that is no persona. */
function large() {
  const padding = 'and likes long walks, strong tea, old radios and answering strangers at night. '.repeat(3)
  const lines = Array.from({ length: 40_000 }, (_, at) =>
    at === 777 ? '{"persona": 7}' : JSON.stringify({ persona: `Persona ${at % 100 === 99 ? at - 1 : at} ${padding}` }),
  )
  return lines.join('\n')
}

test('a large file is a run: counted, resumed where it was, and nothing twice', async () => {
  const { ctx } = await newProject()
  const uploadId = await upload(ctx, 'large.jsonl', large())
  const preview = await previewPersonaFile(ctx, { uploadId })
  expect([preview.small, preview.whole]).toEqual([false, false])
  const started = await bringIn(ctx, uploadId, { tags: ['big'] })
  if (started.runId === null) throw new Error('It was not a run')
  const { runId } = started

  // The first worker is told to leave after two groups, and dies; its place was kept with what it wrote.
  const [claim] = await claimBatches({ workerId: newId(), kinds: ['import-personas'], limit: 1 })
  if (!claim) throw new Error('nothing to claim')
  const winding = new AbortController()
  const leave = setInterval(async () => (await count(ctx)) > 0 && winding.abort(), 5)
  await attemptBatch(ctx, importPersonasJob, claim, { winding: winding.signal, signal: new AbortController().signal })
  clearInterval(leave)
  const landed = await count(ctx)
  expect(landed).toBeGreaterThan(0)

  workers.push(await startWorker({ jobs: [importPersonasJob], graceSeconds: 1 }))
  const end = Date.now() + 60_000
  while ((await getRun(ctx, { runId })).status === 'running' && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 100))
  const run = await getRun(ctx, { runId })
  expect(run).toMatchObject({ status: 'done', result: { read: 40_000, added: 39_599, repeats: 400, unreadable: 1 } })
  expect(await count(ctx)).toBe(39_599)
  expect(run.log.map(({ message }) => message)).toContain('Line 778: there is no text in “persona”')
  expect(await db.persona.count({ where: { runId, tags: { has: 'big' } } })).toBe(39_599)
}, 120_000)
