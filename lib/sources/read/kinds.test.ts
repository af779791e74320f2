import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { detectFiles } from './detect-file'
import { readFile } from './read-file'
import { defaultCaps, type FileShape } from './schema'

const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-kinds-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = [
  { prompt: 'Is tea hot, or “warm”?', topic: 'drinks' },
  { prompt: 'Where is the café?', topic: 'places' },
]
const parquet = (codec: 'SNAPPY' | 'UNCOMPRESSED') =>
  Buffer.from(
    parquetWriteBuffer({
      codec,
      columnData: (['prompt', 'topic'] as const).map((name) => ({
        name,
        data: rows.map((row) => row[name]),
        type: 'STRING' as const,
      })),
    }),
  )
const quoted = rows.map(({ prompt, topic }) => `"${prompt}",${topic}`)
const files: [name: string, kind: FileShape['kind'], content: Buffer][] = [
  ['a.csv', 'csv', Buffer.from(['prompt,topic', ...quoted, ''].join('\n'))],
  ['a.tsv', 'csv', Buffer.from(['prompt\ttopic', ...rows.map((row) => Object.values(row).join('\t')), ''].join('\n'))],
  ['list.json', 'json', Buffer.from(JSON.stringify(rows, null, 2))],
  ['map.json', 'json', Buffer.from(JSON.stringify({ one: rows[0], two: rows[1] }))],
  ['a.jsonl', 'jsonl', Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))],
  ['a.yaml', 'yaml', Buffer.from(rows.map(({ prompt, topic }) => `- prompt: ${prompt}\n  topic: ${topic}\n`).join(''))],
  ['snappy.parquet', 'parquet', parquet('SNAPPY')],
  ['plain.parquet', 'parquet', parquet('UNCOMPRESSED')],
]

async function zipped(name: string, content: Buffer) {
  const zip = new ZipFile()
  zip.addBuffer(content, `folder/${name}`)
  zip.end()
  return buffer(zip.outputStream)
}

const packings: [word: string, ending: string, pack: (name: string, content: Buffer) => Buffer | Promise<Buffer>][] = [
  ['as it is', '', (_, content) => content],
  ['gzipped', '.gz', (_, content) => gzipSync(content)],
  ['inside of a zip', '.zip', zipped],
]

for (const [name, kind, content] of files)
  test.concurrent.each(packings)(`${name} %s is known for what it is and gives its rows`, async (_, ending, pack) => {
    const file = path.join(folder, `${name}${ending}`)
    writeFileSync(file, await pack(name, content))
    const [found, ...others] = await detectFiles(file, `${name}${ending}`)
    expect(others).toEqual([])
    if (!found) throw new Error('nothing was found')
    expect(found.shape.kind).toBe(kind)
    const read: object[] = []
    for await (const entries of readFile(found, found.shape, defaultCaps, { uploaded: 0, decoded: 0 }))
      read.push(...entries.map(({ values }) => ({ prompt: values?.prompt, topic: values?.topic })))
    expect(read).toEqual(rows)
  })
