import { to as copyTo } from 'pg-copy-streams'
import { printResult, printTable, residentMegabytes, timed } from '../bin/bench-report'
import { pool } from '../lib/db'
import { newId } from '../lib/ids'
import { Prisma } from '../lib/generated/prisma/client'
import { literalSql } from '../lib/snapshots/export/literal-sql'
import { openExport } from '../lib/snapshots/export/open-export'
import type { Format } from '../lib/snapshots/export/schema'

const columns = ['id', 'split', 'prompt', 'labels', 'polarity', 'label_source', 'characters', 'content_hash'] as const
const formats = ['csv', 'jsonl', 'parquet'] as const satisfies Format[]
const rounds = 3

/** Downloads of a frozen snapshot against a bare COPY of the same columns and rows over the same driver, in turn. */
export default async function bench({ quick }: { quick: boolean }) {
  const rows = quick ? 50_000 : 1_000_000
  const snapshotId = await fill(rows)
  const taken = new Map<string, number[]>()
  const note = (name: string, milliseconds: number) => taken.set(name, [...(taken.get(name) ?? []), milliseconds])
  const firsts: number[] = []
  // Once around, so that nobody meets a cold cache or code that was never run.
  await drain(read(snapshotId, 'csv'))
  const before = residentMegabytes() ?? 0
  const memory = watchMemory()
  for (let round = 0; round < rounds; round++)
    for (const format of formats) {
      const bare = await timed(() => drainBare(snapshotId, format))
      const ours = await timed(() => drain(read(snapshotId, format), (first) => firsts.push(first)))
      note(`${format} bare`, bare.milliseconds)
      note(format, ours.milliseconds)
    }
  const growth = memory() - before
  const median = (name: string) =>
    [...(taken.get(name) ?? [])].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
  printTable(
    formats.map((format) => ({
      format,
      rows,
      bare: `${(median(`${format} bare`) / 1000).toFixed(2)} s`,
      ours: `${(median(format) / 1000).toFixed(2)} s`,
      'rows/s': Math.round(rows / (median(format) / 1000)),
      ratio: (median(`${format} bare`) / median(format)).toFixed(2),
    })),
  )
  const ratio = (format: string) => Number((median(`${format} bare`) / median(format)).toFixed(3))
  printResult({
    rows,
    csv_ratio: ratio('csv'),
    jsonl_ratio: ratio('jsonl'),
    parquet_ratio: ratio('parquet'),
    first_byte_ms: Math.round(Math.max(...firsts)),
    rss_growth_mb: Math.round(growth),
  })
  await pool.end()
}

const read = (snapshotId: string, format: Format) =>
  openExport({
    format,
    options: { columns: [...columns] },
    origin: { kind: 'snapshot', snapshotId },
    target: 'prompt',
    labels: [],
  })

async function drain(pieces: AsyncGenerator<Buffer>, first?: (milliseconds: number) => void) {
  const begun = performance.now()
  let bytes = 0
  for await (const piece of pieces) {
    // The head of a table comes before any row: what counts is the second piece.
    if (bytes > 0 && first) {
      first(performance.now() - begun)
      first = undefined
    }
    bytes += piece.length
  }
  return bytes
}

const cells = Prisma.sql`"sampleId" AS id, split, prompt, array_to_json(labels) AS labels, polarity, "labelSource" AS label_source, characters, "contentHash" AS content_hash`

/** CSV and text as Postgres writes them; for JSON, its own row_to_json, unescaped. Parquet has no COPY, so it is held against text. */
async function drainBare(snapshotId: string, format: (typeof formats)[number]) {
  const ordered = Prisma.sql`SELECT ${cells} FROM "SnapshotRow" WHERE "snapshotId" = ${snapshotId}::uuid ORDER BY position`
  const query = literalSql(ordered)
  const copy = {
    csv: `COPY (${query}) TO STDOUT (FORMAT csv, HEADER)`,
    jsonl: `COPY (SELECT row_to_json(r) FROM (${query}) r) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`,
    parquet: `COPY (${query}) TO STDOUT`,
  }[format]
  const client = await pool.connect()
  let bytes = 0
  for await (const piece of client.query(copyTo(copy)) as AsyncIterable<Buffer>) bytes += piece.length
  client.release()
  return bytes
}

function watchMemory() {
  let most = residentMegabytes() ?? 0
  const timer = setInterval(() => (most = Math.max(most, residentMegabytes() ?? 0)), 20)
  return () => {
    clearInterval(timer)
    return Math.max(most, residentMegabytes() ?? 0)
  }
}

/** Rows of some 317 bytes, one in nine beyond ASCII. */
async function fill(rows: number) {
  const snapshotId = newId()
  const client = await pool.connect()
  await client.query('BEGIN')
  await client.query("SELECT set_config('assay.taking', $1, true)", [snapshotId])
  await client.query(
    `INSERT INTO "SnapshotRow" ("snapshotId", position, "sampleId", revision, split, "groupId", prompt, labels, polarity, "labelSource", state, characters, "contentHash", simulated, tainted, reviewed, people, "createdAt")
     SELECT $1, n - 1, id, 1, (ARRAY['train', 'train', 'train', 'train', 'train', 'train', 'train', 'train', 'validation', 'test'])[1 + n % 10]::"Split", id, text,
       ARRAY[(ARRAY['safe', 'spam-scams', 'privacy'])[1 + n % 3]], (ARRAY['safe', 'unsafe', 'unsafe'])[1 + n % 3]::"Polarity", 'human', 'accepted', length(text), gen_random_uuid(), false, false, true, 1, now()
     FROM (SELECT n, ('01980000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid AS id,
       'A "quoted" text with number ' || n || ', as people write them: ' || md5(n::text) || ' ' || repeat('plain words and some more of them ', 5 + n % 3) || CASE WHEN n % 9 = 0 THEN 'für Köln und 東京' ELSE md5((n * 7)::text) END AS text
       FROM generate_series(1, $2::int) n) made`,
    [snapshotId, rows],
  )
  await client.query('COMMIT')
  client.release()
  await pool.query('ANALYZE "SnapshotRow"')
  return snapshotId
}
