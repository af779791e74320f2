import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { afterAll, expect, inject, test, vi } from 'vitest'
import { writeDump } from '../../bin/dump/dump'
import { loadDump } from '../../bin/dump/load'
import { migrate } from '../../bin/postgres/migrate'
import { cloneDatabase, dropDatabase } from '../../bin/postgres/scratch'
import { askFor, bytesOf, take } from '../../bin/testing/downloads'
import { frozenFixture, oddTexts } from '../../bin/testing/frozen-fixture'
import { takeWhole } from '../../bin/testing/take'
import { unzip } from '../../bin/testing/unzip'
import { db, pool } from '../db'
import { env } from '../env'
import { sendDownload } from '../download-door'
import { type Format, formatKeys } from './export/schema'

// Many transactions one after another: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const { ctx, datasetId, sampleIds } = await frozenFixture()
const { id: snapshotId } = await takeWhole(ctx, { accepted: false })
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-frozen-'))
const restored = `${inject('templateDatabase')}_frozen_${process.pid}`
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await dropDatabase(inject('scratchServer'), restored)
})

type Take = typeof take
async function hashes(taking: Take = take) {
  const found: Partial<Record<Format, string>> = {}
  for (const format of formatKeys) found[format] = sha256(await taking(ctx, { format, snapshotId }))
  return found
}

/** A change of one of these is a change of what others have hashed. The folder holds the snapshot’s own id and day. */
const golden: Partial<Record<Format, string>> = {
  aegis: '49eebfdd8c5724336cbf18c5cd044e36d11001030acc0ad8eeb193353d7df4fb',
  'content-label': 'f693b872471da65427f8401ebb58b8722357531d5178d744129a36930b304f15',
  csv: '8357e779b950e0c89d96518dab0e454ae499c5061e8506eb795ff94e44dac52e',
  'csv-safe': '10dd15b0e0af645ce28d196515ba13f008bc3b9f7dfbead044f33c3089bcf607',
  jsonl: '42abfd46fce3f9c8c2930497b1946e7b2603f1568fa198e0e29b4355799aec50',
  judge: 'b8ad37e3edb270254a56a0ba91491f0132c24dd00e28ee9f77343e6b7dab6edb',
  'llama-guard': 'ac5f7713d6e7c2bb39e07e1e0110bc80abaa8e7540d5396f76f90b675b8c3fa1',
  messages: 'fc75b9d59b971a0a79916059b03a95a7e3fd09ad38ddd19d4094291e1b78c1a2',
  nemo: '016a9cf775330dd3a93113c0bc10ad6ce1c2fdafd6586c6c3865c8664a5b0fb0',
  openai: '52121e29f6505c8fb4fb80164de20811913517fabc537b5e39056180d309d85f',
  parquet: 'b06e4a989f1c8caf47159b5339701b42a829bd7112466c8f0811f0e052feeefc',
  'pku-saferlhf': '42b579e5b46f48fd5705a3a50df2426a822665a1807ff94c6e4f79055cf411e6',
  preferences: '0712bfa53e809b3529c93eb13a874d9361bcd84665ae79c3e6be97f8c9c87415',
}

/** What lies in the folder besides the card, which names the snapshot and its day. */
const goldenFolder = {
  'data/train-00000-of-00001.parquet': '9b2357eaa645683f42fd7af4ad27c9833a86b66021204f4d99c2f85ff8c88e13',
  'data/validation-00000-of-00001.parquet': '4a27c0a9a8574f74497d5340185ec626a3e7f29b820c16927ac70ee0301446f4',
  'data/test-00000-of-00001.parquet': 'f4ee6af407ef418d53a0857bc3d412c5347cfa7adede1ac1b11b686fc64699fb',
}

const first = await hashes()

test('each format of a small snapshot has the bytes it always had', () => {
  expect({ ...first, hub: undefined }).toEqual({ ...golden, hub: undefined })
})

test('the bytes are the same after a thousand further edits, and after everything else in the dataset is gone', async () => {
  for (let round = 0; round < 50; round++)
    await db.$executeRaw`UPDATE "Sample" SET prompt = prompt || '.', labels = '{privacy}', polarity = 'unsafe', revision = revision + 1 WHERE "datasetId" = ${datasetId}::uuid`
  expect((await db.sample.findUniqueOrThrow({ where: { id: sampleIds[0]! } })).revision).toBe(51)
  expect(await hashes()).toEqual(first)
  await db.sample.deleteMany({ where: { datasetId } })
  await db.preference.deleteMany({ where: { datasetId } })
  await db.verdict.deleteMany({ where: { datasetId } })
  await pool.query('VACUUM FULL "SnapshotRow"')
  expect(await hashes()).toEqual(first)
}, 60_000)

test('the bytes are the same after backup and restore, in another database and another time zone', async () => {
  const file = path.join(folder, 'backup.gz')
  await writeDump(env.DATABASE_URL ?? '', file)
  const url = await cloneDatabase(inject('scratchServer'), restored)
  await migrate(url)
  await loadDump(url, file)
  const [before, zone] = [process.env.DATABASE_URL, process.env.TZ]
  Object.assign(process.env, { DATABASE_URL: url, TZ: 'Pacific/Chatham' })
  vi.resetModules()
  const [there, elsewhere] = await Promise.all([import('../../bin/testing/downloads'), import('../db')])
  try {
    await elsewhere.pool.query(`ALTER DATABASE "${restored}" SET timezone TO 'Pacific/Chatham'`)
    expect(elsewhere.pool).not.toBe(pool)
    const inThere: Take = (ctx, input) => there.take({ ...ctx, db: elsewhere.db }, input)
    expect(await hashes(inThere)).toEqual(first)
  } finally {
    await elsewhere.pool.end()
    Object.assign(process.env, { DATABASE_URL: before })
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    vi.resetModules()
  }
}, 90_000)

test('a download that broke off goes on where it was: the parts are the whole', async () => {
  const whole = await bytesOf(await askFor(ctx, { format: 'jsonl', snapshotId }))
  const ask = async (headers: Record<string, string>) =>
    sendDownload(new Request('http://localhost/file', { headers }), await askFor(ctx, { format: 'jsonl', snapshotId }))
  const start = await ask({ range: 'bytes=0-999' })
  expect([start.status, start.headers.get('content-range')]).toEqual([206, `bytes 0-999/${whole.length}`])
  const etag = start.headers.get('etag') ?? ''
  const rest = await ask({ range: 'bytes=1000-', 'if-range': etag })
  expect(rest.status).toBe(206)
  const parts = Buffer.concat([Buffer.from(await start.arrayBuffer()), Buffer.from(await rest.arrayBuffer())])
  expect(parts.equals(whole)).toBe(true)
  expect(Buffer.from(await (await ask({ range: 'bytes=-10' })).arrayBuffer()).equals(whole.subarray(-10))).toBe(true)
  expect((await ask({ range: `bytes=${whole.length}-` })).status).toBe(416)
  const other = await ask({ range: 'bytes=5-', 'if-range': '"another"' })
  expect(other.status).toBe(200)
  await other.body?.cancel()
  expect((await ask({ 'if-none-match': etag })).status).toBe(304)
  const known = await ask({})
  expect(known.headers.get('content-length')).toBe(String(whole.length))
  expect(known.headers.get('repr-digest')).toBe(`sha-256=:${createHash('sha256').update(whole).digest('base64')}:`)
  await known.body?.cancel()
  const head = await sendDownload(
    new Request('http://localhost/file', { method: 'HEAD' }),
    await askFor(ctx, { format: 'jsonl', snapshotId }),
  )
  expect([head.headers.get('etag'), head.headers.get('content-length')]).toEqual([etag, String(whole.length)])
})

test('a folder for the hub holds card, notice, Croissant and a file for each split, and the hashes are those of the files', async () => {
  const files = await unzip(await take(ctx, { format: 'hub', snapshotId }))
  const splits = ['train', 'validation', 'test']
    .map((split) => `data/${split}-00000-of-00001.parquet`)
    .filter((name) => files.has(name))
  expect([...files.keys()]).toEqual(['README.md', 'NOTICE.txt', ...splits, 'croissant.json', 'manifest.json'])
  expect(Object.fromEntries(splits.map((name) => [name, sha256(files.get(name) ?? Buffer.alloc(0))]))).toEqual(
    goldenFolder,
  )
  const rows: string[] = []
  for (const name of splits) {
    const bytes = Uint8Array.from(files.get(name) ?? [])
    const parsers = {
      stringFromBytes: (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    }
    rows.push(...(await parquetReadObjects({ file: bytes.buffer, compressors, parsers })).map(({ prompt }) => prompt))
  }
  expect(rows.sort()).toEqual([...oddTexts].sort())
  const { distribution, version } = JSON.parse(String(files.get('croissant.json')))
  expect(version).toBe('1.0.0')
  expect(distribution.map(({ sha256 }: { sha256: string }) => sha256)).toEqual(
    splits.map((name) => sha256(files.get(name) ?? Buffer.alloc(0))),
  )
  const card = String(files.get('README.md'))
  expect(card).toMatch(/^---\npretty_name: "User prompts"/)
  expect(card).toContain('Nobody has checked a random draw of these labels')
  expect(String(files.get('NOTICE.txt'))).toContain('offensive')
})

test('with splits chosen, only theirs go out', async () => {
  const train = (await take(ctx, { format: 'jsonl', snapshotId, splits: ['train'], columns: ['split'] })).toString()
  expect(new Set(train.trim().split('\n'))).toEqual(new Set(['{"split":"train"}']))
})
