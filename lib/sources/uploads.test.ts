import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { importFile, newStudio, upload, work } from '../../bin/testing/import-studio'
import { db } from '../db'
import { newId } from '../ids'
import { deleteSource } from './delete-source'
import { column } from './mapping/schema'
import { previewFile } from './preview-file'
import { previewInput, startImportInput } from './schema'
import { startImport } from './start-import'
import { sweepUploads } from './sweep-uploads'
import { uploadPath } from './write/uploads'

const day = 24 * 60 * 60 * 1000
const isKept = async (id: string) => [existsSync(uploadPath(id)), (await db.upload.count({ where: { id } })) === 1]
const age = (id: string, days: number) =>
  db.upload.update({ where: { id }, data: { createdAt: new Date(Date.now() - days * day) } })

test('a file that nobody brought in goes after a week; one that a source was read from stays', async () => {
  const studio = await newStudio()
  const [fresh, old, running] = [
    await upload(studio.ctx, 'fresh.csv', 'text\na\n'),
    await upload(studio.ctx, 'old.csv', 'text\nb\n'),
    await upload(studio.ctx, 'running.csv', 'text\nc\n'),
  ]
  const { source } = await importFile(studio, 'used.csv', 'text,label\nd,safe\n')
  const used = source.uploadId ?? ''
  for (const id of [old.id, running.id, used]) await age(id, 8)
  await db.run.updateMany({
    where: { id: source.runId ?? '' },
    data: { status: 'running', plan: { uploadId: running.id } },
  })
  expect(await sweepUploads()).toBe(1)
  expect(await isKept(old.id)).toEqual([false, false])
  for (const id of [fresh.id, running.id, used]) expect(await isKept(id)).toEqual([true, true])
})

test('what an upload that was cut off left on the disk goes after a day, and nothing else does', async () => {
  await upload((await newStudio()).ctx, 'a.csv', 'text\na\n')
  const [cut, arriving, foreign] = [newId(), newId(), 'notes.txt']
  for (const name of [cut, arriving, foreign]) writeFileSync(uploadPath(name), 'text\n')
  for (const name of [cut, foreign]) utimesSync(uploadPath(name), new Date(0), new Date(0))
  expect(await sweepUploads()).toBe(1)
  expect([cut, arriving, foreign].map((name) => existsSync(uploadPath(name)))).toEqual([false, true, true])
})

const zipOf = async (files: Record<string, string>) => {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return buffer(zip.outputStream)
}

test('an archive with files of several layouts is refused as one, and read layout by layout', async () => {
  const studio = await newStudio()
  const zip = await zipOf({
    'one.csv': 'text,label\na,safe\n',
    'two.jsonl': '{"prompt":"b","response":"an answer"}\n',
    'three.csv': 'text,label\nc,unsafe\n',
  })
  const { id: uploadId } = await upload(studio.ctx, 'mixed.zip', zip)
  const ask = { uploadId, datasetId: studio.datasetId }
  const all = await previewFile(studio.ctx, previewInput.parse(ask))
  expect([all.layouts, all.problems]).toEqual([2, ['The files in it have 2 layouts: read each by itself']])
  await expect(startImport(studio.ctx, startImportInput.parse(ask))).rejects.toMatchObject({ code: 'conflict' })

  const said = await previewFile(studio.ctx, previewInput.parse({ ...ask, mapping: { prompt: column('text') } }))
  expect([said.layouts, said.problems]).toEqual([1, []])

  const first = await previewFile(studio.ctx, previewInput.parse({ ...ask, layout: 0 }))
  expect([first.layouts, first.problems, first.files.map(({ entry }) => entry)]).toEqual([
    1,
    [],
    ['one.csv', 'three.csv'],
  ])
  for (const layout of [0, 1]) await startImport(studio.ctx, startImportInput.parse({ ...ask, layout }))
  await work()
  const sources = await db.source.findMany({ where: { datasetId: studio.datasetId }, orderBy: { id: 'asc' } })
  expect(sources.map(({ name, added }) => [name, added])).toEqual([
    ['mixed.zip › one.csv', 2],
    ['mixed.zip › two.jsonl', 1],
  ])
  await expect(startImport(studio.ctx, startImportInput.parse({ ...ask, layout: 2 }))).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('a source that was read from an upload can be read again, and its bytes go with the last source that has them', async () => {
  const studio = await newStudio()
  const first = await importFile(studio, 'a.csv', 'text,label,other\na,safe,unsafe\n')
  const uploadId = first.source.uploadId ?? ''
  const { mapping } = await previewFile(studio.ctx, previewInput.parse({ uploadId, datasetId: studio.datasetId }))
  const verdict = { from: { path: ['other'] }, values: { safe: 'safe' as const, unsafe: 'unsafe' as const } }
  const again = await startImport(
    studio.ctx,
    startImportInput.parse({ uploadId, datasetId: studio.datasetId, mapping: { ...mapping, verdict, labels: null } }),
  )
  expect(again.already).toBe(false)
  await work()
  expect(await db.source.findUniqueOrThrow({ where: { id: again.sourceId } })).toMatchObject({ added: 0, repeats: 1 })
  for (const [sourceId, kept] of [[first.sourceId, true] as const, [again.sourceId, false] as const]) {
    await deleteSource(studio.ctx, { sourceId, samples: 'keep' })
    await work()
    expect(await isKept(uploadId)).toEqual([kept, kept])
  }
})
