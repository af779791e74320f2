import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasShared, importFile, newStudio, sharedFile, upload, work } from '../../bin/testing/import-studio'
import { db, pool } from '../db'
import { importBatch } from './import-batch'
import { importUpload } from './import-upload'
import { deleteSource } from './delete-source'
import { importJob } from './jobs'
import { listRepeats } from './list-repeats'
import { column } from './mapping/schema'
import { previewFile } from './preview-file'
import { readRejects } from './read-rejects'
import { previewInput, startImportInput } from './schema'
import { startImport } from './start-import'
import { uploadPath } from './write/uploads'

const samplesOf = (datasetId: string) => db.sample.findMany({ where: { datasetId }, orderBy: { position: 'asc' } })
const rejectsOf = async ({ ctx }: Awaited<ReturnType<typeof newStudio>>, sourceId: string) => {
  const found: { line: number; reason: string; original?: string; originalBase64?: string }[] = []
  for await (const line of (await readRejects(ctx, { sourceId })).lines) found.push(JSON.parse(line))
  return found
}
const rows = (count: number, text = (at: number) => `text ${at}`) =>
  `text,label\n${Array.from({ length: count }, (_, at) => `${text(at)},${at % 2 ? 'safe' : 'unsafe'}\n`).join('')}`
const sumOf = async (datasetId: string) =>
  Number((await db.sampleDelta.aggregate({ where: { datasetId }, _sum: { count: true } }))._sum.count ?? 0n)

test('repeats within the file and against the dataset are kept out, counted, and joined to the row they repeat', async () => {
  const studio = await newStudio()
  const first = await importFile(
    studio,
    'one.csv',
    'text,label\nHello  World,safe\nother,unsafe\nｈello world,unsafe\n',
  )
  expect(first.counts).toEqual({ read: 3, added: 2, repeats: 1, filtered: 0, rejected: 0 })
  const second = await importFile(
    studio,
    'two.jsonl.gz',
    gzipSync('{"text":"HELLO world","label":"safe"}\n{"text":"new","label":"safe"}\n'),
  )
  expect(second.counts).toEqual({ read: 2, added: 1, repeats: 1, filtered: 0, rejected: 0 })
  const [hello] = await samplesOf(studio.datasetId)
  expect(hello).toMatchObject({
    prompt: 'Hello  World',
    labels: ['safe'],
    sourceId: first.sourceId,
    sourceRow: 1,
    labelSource: 'import',
  })
  expect(await listRepeats(studio.ctx, { sourceId: first.sourceId, after: 0, take: 10 })).toEqual([
    { row: 3, sampleId: hello?.id, labels: ['unsafe'], polarity: 'unsafe' },
  ])
  expect(await listRepeats(studio.ctx, { sourceId: second.sourceId, after: 0, take: 10 })).toMatchObject([
    { row: 1, sampleId: hello?.id },
  ])
  expect(await sumOf(studio.datasetId)).toBe(3)
  expect(second.run?.result).toMatchObject({ read: 2, added: 1, repeats: 1 })
})

test('the same bytes under the same mapping add nothing, whoever sends them under whatever name', async () => {
  const studio = await newStudio()
  const first = await importFile(studio, 'a.csv', rows(20), { repeats: 'keep' })
  const again = await importFile(studio, 'b.csv', rows(20), { repeats: 'keep' })
  expect(again).toMatchObject({ already: true, sourceId: first.sourceId })
  const { id: uploadId } = await upload(studio.ctx, 'c.csv', rows(21))
  const input = startImportInput.parse({ uploadId, datasetId: studio.datasetId, repeats: 'keep' })
  const both = await Promise.all([startImport(studio.ctx, input), startImport(studio.ctx, input)])
  expect(both.map(({ already }) => already).sort()).toEqual([false, true])
  await work()
  expect(await samplesOf(studio.datasetId)).toHaveLength(41)
})

test('of a file with one bad row nothing is imported, and the sentence names file, line and reason', async () => {
  const studio = await newStudio()
  const { error, run, source, counts } = await importFile(studio, 'bad.csv', `${rows(12_000)}only one cell\n`)
  expect(error).toBe(
    'bad.csv, line 12002: this row has 1 cell, and there are 2 columns. 1 of 12,001 rows cannot be read, so nothing was imported',
  )
  expect(run?.status).toBe('failed')
  expect(source.importedAt).toBeNull()
  expect(counts).toMatchObject({ added: 0, rejected: 1 })
  expect(await samplesOf(studio.datasetId)).toHaveLength(0)
  expect(await sumOf(studio.datasetId)).toBe(0)
  expect(await rejectsOf(studio, source.id)).toMatchObject([{ line: 12_002, original: 'only one cell' }])
})

test('skipped rows come back with their bytes, and the counts add up', async () => {
  const studio = await newStudio()
  const content = Buffer.concat([
    Buffer.from('text,label\nfine,safe\n'),
    Buffer.from([0xff, 0xfe, 0x41]),
    Buffer.from(',safe\nü,unsafe\nnul\0here,safe\nx,maybe\nfine,safe\n,safe\n'),
  ])
  const { counts, source } = await importFile(studio, 'a.csv', content, {
    unreadable: 'skip',
    files: [{ entry: null, shape: { kind: 'csv', encoding: 'utf-8' } }],
    mapping: { prompt: column('text'), verdict: { from: column('label'), values: { safe: 'safe', unsafe: 'unsafe' } } },
  })
  expect(counts).toEqual({ read: 7, added: 2, repeats: 1, filtered: 0, rejected: 4 })
  const rejects = await rejectsOf(studio, source.id)
  expect(rejects.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
    '3: it holds bytes that are no text in this encoding',
    '5: it holds a NUL character, which cannot be stored',
    '6: “maybe” is not among the values that the verdict may have',
    '8: there is no text for the prompt',
  ])
  expect(Buffer.from(rejects[0]?.originalBase64 ?? '', 'base64')).toEqual(
    Buffer.concat([Buffer.from([0xff, 0xfe, 0x41]), Buffer.from(',safe')]),
  )
})

test('a worker that dies between reading and landing leaves nothing, and the next one brings all in once', async () => {
  const studio = await newStudio()
  const { id: uploadId } = await upload(studio.ctx, 'a.csv', rows(12_000))
  const { sourceId, runId } = await startImport(
    studio.ctx,
    startImportInput.parse({ uploadId, datasetId: studio.datasetId }),
  )
  // All rows are in, and the last line of the transaction does not go through.
  await db.$executeRaw`ALTER TABLE "Source" ADD CONSTRAINT dies CHECK ("importedAt" IS NULL) NOT VALID`
  await work()
  await db.$executeRaw`ALTER TABLE "Source" DROP CONSTRAINT dies`
  expect(await samplesOf(studio.datasetId)).toHaveLength(0)
  await db.$executeRaw`UPDATE "Batch" SET "notBefore" = now() WHERE "runId" = ${runId}::uuid`
  await work()
  expect(await db.sample.count({ where: { datasetId: studio.datasetId } })).toBe(12_000)
  expect(await db.source.findUnique({ where: { id: sourceId }, select: { read: true, added: true } })).toEqual({
    read: 12_000,
    added: 12_000,
  })
  expect((await db.run.findUnique({ where: { id: runId ?? '' } }))?.status).toBe('done')
})

for (const repeats of ['join', 'keep'] as const)
  test(`a connection that breaks in the middle of the rows leaves nothing of them (repeats: ${repeats})`, async () => {
    const studio = await newStudio()
    const { id: uploadId } = await upload(studio.ctx, 'a.csv', rows(40_000))
    const input = startImportInput.parse({ uploadId, datasetId: studio.datasetId, repeats })
    const { runId } = await startImport(studio.ctx, input)
    const cut = setInterval(() => {
      void pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query SIMILAR TO '(WITH found AS|COPY "Sample")%' AND pid <> pg_backend_pid()`,
      )
    }, 10)
    await work()
    clearInterval(cut)
    expect(await db.sample.count({ where: { datasetId: studio.datasetId } })).toBe(0)
    await db.$executeRaw`UPDATE "Batch" SET "notBefore" = now() WHERE "runId" = ${runId}::uuid`
    await work()
    expect(await db.sample.count({ where: { datasetId: studio.datasetId } })).toBe(40_000)
    expect(await sumOf(studio.datasetId)).toBe(40_000)
  })

test('an import that is paused among its rows leaves nothing of them, and begins anew', async () => {
  const studio = await newStudio()
  const long = rows(20_000, (at) => `text ${at} ${'and so on '.repeat(20)}`)
  const { id: uploadId } = await upload(studio.ctx, 'a.csv', long)
  const input = startImportInput.parse({ uploadId, datasetId: studio.datasetId, repeats: 'keep' })
  await startImport(studio.ctx, input)
  // Asked between loads, and once more when it stops.
  let looks = 0
  const isWinding = () => ++looks === 5 || looks === 6
  const winding = Object.defineProperty(new AbortController().signal, 'aborted', { get: isWinding })
  const left: number[] = []
  const paused = {
    ...importJob,
    work: async (...[ctx, attempt]: Parameters<typeof importBatch>) => {
      const ended = await importBatch(ctx, { ...attempt, winding })
      left.push(await db.sample.count({ where: { datasetId: studio.datasetId } }))
      return ended
    },
  }
  await work([paused])
  expect(left).toEqual([0, 20_000])
  expect(await sumOf(studio.datasetId)).toBe(20_000)
})

test('a worker whose batch was taken away cannot land its rows', async () => {
  const studio = await newStudio()
  const { id: uploadId } = await upload(studio.ctx, 'a.csv', rows(50))
  const { runId } = await startImport(studio.ctx, startImportInput.parse({ uploadId, datasetId: studio.datasetId }))
  const late = {
    ...importJob,
    work: async (...[ctx, attempt]: Parameters<typeof importBatch>) => {
      await db.$executeRaw`UPDATE "Batch" SET "leasedUntil" = now() - interval '1 second' WHERE "runId" = ${runId}::uuid`
      const keep = attempt.keep
      let first = true
      return importBatch(ctx, {
        ...attempt,
        keep: async (write, progress) => {
          const kept = await keep(write, progress)
          if (first) await work()
          first = false
          return kept
        },
      })
    },
  }
  await work([late])
  expect(await db.sample.count({ where: { datasetId: studio.datasetId } })).toBe(50)
})

test('labels that are only alike must be confirmed, and codes of another taxonomy are never taken', async () => {
  const studio = await newStudio({ policy: 'moderation-starter' })
  const content = 'content,label\nbuy now,spam and scams\nfine,Safe\nlow,Self‑harm\n'
  await expect(importFile(studio, 'a.csv', content)).rejects.toThrow(
    'Say which label of Moderation starter is meant by “spam and scams”, “Self‑harm”',
  )
  const { id: uploadId } = await upload(studio.ctx, 'a.csv', content)
  const preview = await previewFile(studio.ctx, previewInput.parse({ uploadId, datasetId: studio.datasetId }))
  expect(preview.preset?.key).toBe('content-label')
  expect(preview.labels).toEqual([
    { spelling: 'spam and scams', rows: 1, code: null, state: 'suggested', suggestions: ['spam-scams'] },
    { spelling: 'Safe', rows: 1, code: 'safe', state: 'exact', suggestions: [] },
    { spelling: 'Self‑harm', rows: 1, code: null, state: 'suggested', suggestions: ['self-harm'] },
  ])
  const confirmed = { ...preview.mapping, confirmed: { 'spam and scams': 'spam-scams', 'Self‑harm': 'self-harm' } }
  expect((await importFile(studio, 'a.csv', content, { mapping: confirmed })).counts.added).toBe(3)

  const guard = await newStudio({ policy: 'llama-guard-2' })
  await expect(importFile(guard, 'codes.csv', 'content,label\nx,S5\ny,S10\n')).rejects.toThrow(
    'None of the labels in this file is a label of',
  )
})

test('the rows of unsafe prompts get a frame, safe ones pass, and a row without a label is told', async () => {
  const studio = await newStudio()
  const { source } = await importFile(
    studio,
    'a.jsonl',
    '{"text":"bad $1 {{x}}","label":"unsafe"}\n{"text":"good","label":"safe"}\n{"text":"?","label":null}\n',
    { safePrompts: true },
  )
  const [bad, good, unknown] = await samplesOf(studio.datasetId)
  expect(bad?.safePrompt).toContain('Message: bad $1 {{x}}\n')
  expect(good?.safePrompt).toBe('good')
  expect(unknown).toMatchObject({ safePrompt: null, polarity: 'none', labelSource: 'none' })
  expect(source.unlabelled).toBe(1)
})

test('deleting a source with its samples leaves those that another source holds too', async () => {
  const studio = await newStudio()
  const first = await importFile(studio, 'one.csv', 'text,label\nshared,safe\nown,safe\n')
  const second = await importFile(studio, 'two.csv', 'text,label\nnew,safe\nshared,safe\n')
  await deleteSource(studio.ctx, { sourceId: first.sourceId, samples: 'delete' })
  await work()
  const left = await samplesOf(studio.datasetId)
  expect(left.map(({ prompt, sourceId, sourceRow }) => [prompt, sourceId, sourceRow])).toEqual([
    ['new', second.sourceId, 1],
    ['shared', second.sourceId, 2],
  ])
  expect(await db.source.count({ where: { id: first.sourceId } })).toBe(0)
  expect(await db.sampleSource.count({ where: { sourceId: second.sourceId } })).toBe(0)
  expect(await sumOf(studio.datasetId)).toBe(2)
  await deleteSource(studio.ctx, { sourceId: second.sourceId, samples: 'keep' })
  await work()
  expect((await samplesOf(studio.datasetId)).map(({ sourceId }) => sourceId)).toEqual([null, null])
})

test('a viewer cannot import, and another project sees neither upload nor source', async () => {
  const [studio, other] = [await newStudio(), await newStudio()]
  const { id: uploadId } = await upload(studio.ctx, 'a.csv', rows(3))
  const input = startImportInput.parse({ uploadId, datasetId: studio.datasetId })
  await expect(startImport({ ...studio.ctx, role: 'viewer' }, input)).rejects.toThrow('A viewer cannot')
  await expect(
    importUpload({ ...studio.ctx, role: 'reviewer' }, { name: 'a', body: (async function* () {})(), query: {} }),
  ).rejects.toThrow('A reviewer cannot')
  await expect(startImport(other.ctx, { ...input, datasetId: other.datasetId })).rejects.toThrow('Upload not found')
  const { sourceId } = await startImport(studio.ctx, input)
  await expect(readRejects(other.ctx, { sourceId })).rejects.toThrow('Source not found')
  await expect(deleteSource(other.ctx, { sourceId, samples: 'delete' })).rejects.toThrow('Source not found')
  await work()
})

test('one request brings a file in, and an upload is kept under its id alone', async () => {
  const studio = await newStudio()
  const body = (async function* () {
    yield Buffer.from(rows(3))
  })()
  const { upload, sourceId } = await importUpload(studio.ctx, {
    name: '../../etc/pass\u0000wd.csv',
    body,
    query: { recipe: 'plain', repeats: 'join' },
  })
  expect(upload.name).toBe('passwd.csv')
  expect(readFileSync(uploadPath(upload.id), 'utf8')).toBe(rows(3))
  await work()
  expect(await db.source.findUnique({ where: { id: sourceId }, select: { kind: true, added: true } })).toEqual({
    kind: 'api',
    added: 3,
  })
})

test('an upload that was changed on the disk after it was checked fails in a sentence', async () => {
  const studio = await newStudio()
  const { id: uploadId } = await upload(studio.ctx, 'a.csv.gz', gzipSync(rows(3)))
  const { runId } = await startImport(studio.ctx, startImportInput.parse({ uploadId, datasetId: studio.datasetId }))
  writeFileSync(uploadPath(uploadId), gzipSync(rows(3)).subarray(0, 20))
  await work()
  expect((await db.batch.findFirst({ where: { runId: runId ?? '' } }))?.error).toBe(
    'a.csv.gz: the archive ends too early; it was cut off on its way',
  )
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && !text.includes('\0')),
  fc.constantFrom(
    '"',
    '""',
    ',',
    '\r\n',
    '\n',
    '\t',
    '\\N',
    '\\.',
    '\\',
    '=1+1',
    'NULL',
    '{"a"}',
    '\u200b\u202eabc',
    'é',
    'e\u0301',
    '9007199254740993',
    '1e400',
    '\ufeffx',
    '__proto__',
  ),
)
const cellText = fc.array(hostile, { maxLength: 4 }).map((parts) => parts.join(''))

test('hostile cells come back as they went in, from CSV and from JSON lines', async () => {
  const studio = await newStudio()
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          cellText.filter((text) => text.trim() !== ''),
          cellText,
          cellText,
        ),
        { minLength: 1, maxLength: 8 },
      ),
      fc.boolean(),
      fc.uuid(),
      async (table, asCsv, mark) => {
        const content = asCsv
          ? `prompt,__proto__,note,mark\r\n${table.map((cells) => `${cells.map(quoted).join(',')},${mark}`).join('\r\n')}\r\n`
          : `${table.map(([prompt, odd, note]) => `{"prompt":${JSON.stringify(prompt)},"__proto__":${JSON.stringify(odd)},"note":${JSON.stringify(note)},"mark":"${mark}"}`).join('\n')}\n`
        const { source, error } = await importFile(studio, asCsv ? 'a.csv' : 'a.jsonl', content, {
          repeats: 'keep',
          mapping: { prompt: column('prompt') },
          files: [{ entry: null, shape: { kind: asCsv ? 'csv' : 'jsonl' } }],
        })
        expect(error).toBeNull()
        const stored = await db.sample.findMany({ where: { sourceId: source.id }, orderBy: { position: 'asc' } })
        const back = stored.map(({ prompt, meta }) => [
          prompt,
          Object.getOwnPropertyDescriptor(meta, '__proto__')?.value,
          (meta as { note: string }).note,
        ])
        expect(back).toEqual(table)
      },
    ),
    { numRuns: 40 },
  )
})

test.skipIf(!hasShared)(
  'a run over a real file tells how many bytes it has read (skipped where ../shared/data is absent)',
  async () => {
    const studio = await newStudio()
    const { run } = await importFile(studio, 'neardup/docs.jsonl.gz', null, { repeats: 'join' })
    expect(run).toMatchObject({
      status: 'done',
      total: Math.ceil(readFileSync(sharedFile('neardup/docs.jsonl.gz')).length / 1024),
    })
  },
)
