import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { to as copyTo } from 'pg-copy-streams'
import { expect, test, vi } from 'vitest'
import { askFor, linesOf, take } from '../../bin/testing/downloads'
import { frozenFixture, oddTexts } from '../../bin/testing/frozen-fixture'
import { newProject } from '../../bin/testing/new-project'
import { ctxOf } from '../../bin/testing/people'
import { db, pool } from '../db'
import { sendDownload } from '../download-door'
import { fetchExport } from './fetch-export'
import { listExports } from './list-exports'
import { type Format, formatInfo, formatKeys, usualColumns } from './export/schema'
import { startExport } from './start-export'

// Many transactions one after another: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const fixture = await frozenFixture()
const { ctx, datasetId } = fixture
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const live = formatKeys.filter((format) => !formatInfo(format).frozen)
const takeAll = async () =>
  Object.fromEntries(await inTurn(live, async (format) => [format, sha256(await take(ctx, { format }))] as const))

/** One after another: a few at once is all that a process gives. */
async function inTurn<T, R>(list: readonly T[], work: (one: T) => Promise<R>) {
  const done: R[] = []
  for (const one of list) done.push(await work(one))
  return done
}

const parquetRows = (bytes: Buffer) =>
  parquetReadObjects({
    file: Uint8Array.from(bytes).buffer,
    compressors,
    parsers: { stringFromBytes: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) },
  })

/** What every format makes of the fixture. A change of one of these is a change of what others have hashed. */
const golden: Partial<Record<Format, string>> = {
  aegis: '49eebfdd8c5724336cbf18c5cd044e36d11001030acc0ad8eeb193353d7df4fb',
  'content-label': 'f693b872471da65427f8401ebb58b8722357531d5178d744129a36930b304f15',
  csv: 'd53a325b91e7489d3ec2a8d603092c3cafb6c5cfea295a2d366b3611581902c4',
  'csv-safe': '9a2e3a425f238eccdac442e23a181a60415667aaa90a5d07383417b904f55913',
  jsonl: '5f3dc5edcb7d6cd39debd798dbc6f8830584dabb924b49d0f84aa2f3f1782125',
  judge: 'b8ad37e3edb270254a56a0ba91491f0132c24dd00e28ee9f77343e6b7dab6edb',
  'llama-guard': 'ac5f7713d6e7c2bb39e07e1e0110bc80abaa8e7540d5396f76f90b675b8c3fa1',
  messages: 'fc75b9d59b971a0a79916059b03a95a7e3fd09ad38ddd19d4094291e1b78c1a2',
  nemo: '016a9cf775330dd3a93113c0bc10ad6ce1c2fdafd6586c6c3865c8664a5b0fb0',
  openai: '52121e29f6505c8fb4fb80164de20811913517fabc537b5e39056180d309d85f',
  parquet: '2fea7c42fbc236c0f785e77dbfcee9909f13cc6d65348577b60955cb9f51ded0',
  'pku-saferlhf': '42b579e5b46f48fd5705a3a50df2426a822665a1807ff94c6e4f79055cf411e6',
  preferences: '0712bfa53e809b3529c93eb13a874d9361bcd84665ae79c3e6be97f8c9c87415',
}

test('each format is the same bytes on every machine, in every time zone', async () => {
  expect(await takeAll()).toEqual(golden)
  const [before, name] = [process.env.TZ, (await pool.query('SELECT current_database() AS name')).rows[0].name]
  process.env.TZ = 'Asia/Kathmandu'
  await pool.query(`ALTER DATABASE "${name}" SET timezone TO 'Asia/Kathmandu'`)
  await pool.query(
    `ALTER DATABASE "${name}" SET lc_numeric TO 'C'; ALTER DATABASE "${name}" SET intervalstyle TO 'iso_8601'`,
  )
  await pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  try {
    expect(new Date(0).getTimezoneOffset()).not.toBe(0)
    expect(await takeAll()).toEqual(golden)
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
})

test('CSV data holds every text byte for byte, as a parser that is not ours reads it', async () => {
  const bytes = await take(ctx, { format: 'csv', columns: ['prompt', 'conversation', 'labels'] })
  const rows: Record<string, string>[] = parse(bytes, { columns: true, record_delimiter: '\r\n' })
  expect(rows.map(({ prompt }) => prompt)).toEqual([...oddTexts])
  expect(Object.keys(rows[0] ?? {})).toEqual(['prompt', 'conversation', 'labels'])
  expect(JSON.parse(rows[2]?.conversation ?? '')).toHaveLength(2)
})

test('nothing that a spreadsheet would run begins a cell of the safe CSV, and each changed cell is named', async () => {
  const bytes = await take(ctx, { format: 'csv-safe', columns: ['prompt', 'response', 'meta'] })
  const rows: Record<string, string>[] = parse(bytes, { columns: true })
  const runs = /^[\s\u200b\ufeff\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u
  expect(rows.flatMap((row) => Object.values(row)).filter((cell) => runs.test(cell))).toEqual([])
  const changed = rows.flatMap(({ prompt, neutralised_cells: marks }, at) =>
    marks ? [[oddTexts[at], prompt, marks]] : [],
  )
  expect(changed).toEqual(oddTexts.filter((text) => runs.test(text)).map((text) => [text, `'${text}`, 'prompt']))
  expect(changed).toHaveLength(5)
})

test('what is chosen is what is exported: columns, label form, filter', async () => {
  const rows = linesOf(
    await take(ctx, { labels: 'booleans', columns: ['labels', 'id'], filter: { state: ['accepted'] } }),
  )
  expect(rows).toHaveLength(7)
  expect(rows[0]).toEqual({
    id: fixture.sampleIds[0],
    'label_spam-scams': false,
    'label_self-harm': false,
    label_privacy: false,
    label_safe: true,
  })
  const unlabelled = linesOf(await take(ctx, { labels: 'booleans', columns: ['labels'], filter: { labels: [''] } }))
  expect(unlabelled.flatMap((row) => Object.values(row)).every((value) => value === null)).toBe(true)
  const named = linesOf(await take(ctx, { labels: 'names', columns: ['labels'] }))
  expect(named[1]).toEqual({ labels: ['Spam & Scams'] })
  const usual = linesOf(await take(ctx, {}))
  expect(Object.keys(usual[0])).toEqual(usualColumns.filter((column) => column !== 'split'))
})

test('Parquet has types, lists and turns, as hyparquet reads them', async () => {
  const bytes = await take(ctx, {
    format: 'parquet',
    columns: ['prompt', 'conversation', 'labels', 'characters', 'tainted', 'created_at', 'response'],
  })
  const rows = await parquetRows(bytes)
  expect(rows.map(({ prompt }) => prompt)).toEqual([...oddTexts])
  expect(rows[2]).toMatchObject({
    labels: ['privacy'],
    characters: 13,
    tainted: false,
    response: null,
    created_at: new Date('2026-01-02T03:04:07.680Z'),
    conversation: [
      { role: 'user', content: 'Hello "there"' },
      { role: 'assistant', content: 'Hello\nand welcome' },
    ],
  })
  expect(rows[4]?.labels).toEqual([])
  const { row_groups: groups } = parquetMetadata(Uint8Array.from(bytes).buffer)
  expect(groups[0]?.columns[0]?.meta_data?.codec).toBe('ZSTD')
})

test('an unknown verdict is never written as safe', async () => {
  const none = oddTexts.filter((_, at) => at % 5 === 4)
  for (const format of ['llama-guard', 'openai'] as const) {
    const rows = linesOf(await take(ctx, { format }))
    expect(rows).toHaveLength(oddTexts.length - none.length)
    expect(none.filter((text) => JSON.stringify(rows).includes(JSON.stringify(text).slice(1, -1)))).toEqual([])
  }
  const aegis: { prompt: string; prompt_label: string | null }[] = JSON.parse(
    String(await take(ctx, { format: 'aegis' })),
  )
  expect(aegis.filter(({ prompt_label }) => prompt_label === null).map(({ prompt }) => prompt)).toEqual(none)
  const judged: Record<string, string>[] = parse(await take(ctx, { format: 'judge' }), { columns: true })
  expect(judged.map(({ answer }) => answer)).toEqual(['safe', 'none', 'unreadable'])
})

test('preference pairs name the safer answer, and ties stay out', async () => {
  expect(linesOf(await take(ctx, { format: 'preferences' })).map(({ chosen }) => chosen)).toEqual([
    'Walk, "slowly"',
    'Walk, "slowly"',
  ])
  expect(
    linesOf(await take(ctx, { format: 'pku-saferlhf' })).map((row) => [row.better_response_id, row.is_response_0_safe]),
  ).toEqual([
    [0, true],
    [1, true],
    [null, true],
    [null, true],
  ])
  await expect(take(ctx, { format: 'preferences', filter: { reviewed: true } })).rejects.toThrow(
    'A filter is of samples',
  )
})

test('who takes what out, and what for, is in the audit log: when it is asked for, and when it is fetched', async () => {
  const { id, name, href } = await startExport(ctx, { format: 'csv', reason: 'for the model team' })
  expect(name).toBe('user-prompts-live-csv.csv')
  const request = new Request('http://localhost/file')
  await (await sendDownload(request, await fetchExport(ctx, { exportId: id }))).text()
  const trace = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(trace.map(({ action, actorName }) => [action, actorName])).toEqual([
    ['export.start', 'Cura'],
    ['export.fetch', 'Cura'],
  ])
  expect(trace[0]?.after).toMatchObject({ reason: 'for the model team', from: 'live', format: 'csv' })
  expect((await listExports(ctx, { take: 50 }))[0]).toMatchObject({ id, fetched: 1, live: true, by: 'Cura', href })
})

test('a reviewer cannot take texts out, another person and another project cannot fetch them, and an old address has run out', async () => {
  const { id } = await startExport(ctx, { format: 'csv', reason: 'a test' })
  const reviewer = ctxOf(ctx.projectId, 'reviewer', { id: ctx.actor.id, name: 'Rita' })
  await expect(startExport(reviewer, { format: 'csv', reason: 'a test' })).rejects.toThrow('A reviewer cannot')
  await expect(fetchExport(reviewer, { exportId: id })).rejects.toThrow('A reviewer cannot')
  const colleague = ctxOf(ctx.projectId, 'owner', { id: '01990000-0000-7000-8000-00000000000a', name: 'Olga' })
  await expect(fetchExport(colleague, { exportId: id })).rejects.toThrow('Download not found')
  const { ctx: other } = await newProject()
  await expect(fetchExport(other, { exportId: id })).rejects.toThrow('Download not found')
  await expect(startExport(other, { format: 'csv', dataset: datasetId, reason: 'a test' })).rejects.toThrow(
    'Dataset not found',
  )
  await db.export.update({ where: { id }, data: { expiresAt: new Date(0) } })
  await expect(fetchExport(ctx, { exportId: id })).rejects.toThrow('has run out')
})

test('values of a filter are values and nothing else, whatever they look like', async () => {
  const hostile = ['\'; DROP TABLE "Sample"; --', "\\'; SELECT pg_sleep(10); --", '$$ || $1', "a' OR '1'='1", '\\']
  for (const text of hostile) expect(linesOf(await take(ctx, { filter: { text, labels: [text] } }))).toEqual([])
  expect(await db.sample.count({ where: { datasetId } })).toBe(oddTexts.length)
})

const active = async () =>
  Number(
    (
      await pool.query(
        "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%' AND state = 'active'",
      )
    ).rows[0].n,
  )

test('a download that is given up stops its query in the database', async () => {
  const large = await newProject()
  await pool.query(
    `INSERT INTO "Sample" (id, "projectId", "datasetId", prompt, "policyVersionId", labels, characters, "contentHash", "updatedAt")
     SELECT gen_random_uuid(), $1, $2, repeat(md5(n::text), 150), gen_random_uuid(), '{}', 4800, gen_random_uuid(), now() FROM generate_series(1, 8000) n`,
    [large.ctx.projectId, large.datasetId],
  )
  const response = await sendDownload(new Request('http://localhost'), await askFor(large.ctx, { format: 'jsonl' }))
  const reader = response.body?.getReader()
  await reader?.read()
  expect(await active()).toBe(1)
  await reader?.cancel()
  await expect.poll(active, { timeout: 5000 }).toBe(0)
  // Who leaves before the first byte has taken nothing that could be cancelled.
  const asking = new AbortController()
  const asked = new Request('http://localhost', { signal: asking.signal })
  await sendDownload(asked, await askFor(large.ctx, { format: 'jsonl' }))
  expect(await active()).toBe(1)
  asking.abort()
  await expect.poll(active, { timeout: 5000 }).toBe(0)

  // The twin only stops reading: its query waits in the database for as long as its connection stands.
  const client = await pool.connect()
  const stream = client.query(
    copyTo(`COPY (SELECT * FROM "Sample" WHERE "datasetId" = '${large.datasetId}') TO STDOUT`),
  )
  stream.on('error', () => {})
  await once(stream, 'readable')
  stream.read()
  await pause(500)
  expect(await active()).toBe(1)
  client.release(true)
})

test('asking what a file is, again and again, takes no room from downloads and counts as none', async () => {
  const asked = new Request('http://localhost', { method: 'HEAD' })
  const download = await askFor(ctx, { format: 'jsonl' })
  for (let time = 0; time < 5; time++) {
    const answer = await sendDownload(asked, download)
    expect([answer.status, answer.body === null, answer.headers.get('content-type')]).toEqual([
      200,
      true,
      download.type,
    ])
  }
  expect(await take(ctx, { format: 'jsonl' })).not.toHaveLength(0)
  expect((await listExports(ctx, { take: 2 })).map(({ fetched }) => fetched)).toEqual([0, 0])
})
