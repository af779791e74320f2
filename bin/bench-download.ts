import { to as copyTo } from 'pg-copy-streams'
import { pool } from '../lib/db'
import { Prisma } from '../lib/generated/prisma/client'
import { literalSql } from '../lib/snapshots/export/literal-sql'
import { openExport } from '../lib/snapshots/export/open-export'
import type { Format } from '../lib/snapshots/export/schema'
import { residentMegabytes, timed } from './bench-report'

/**
 * A process that starts as the one that serves does, and downloads each format in turn, so many times:
 * `node --conditions=react-server --import tsx bin/bench-download.ts SNAPSHOT TIMES FORMAT…` tells its times and its memory as JSON.
 */

export const timedFormats = ['csv', 'jsonl', 'parquet'] as const satisfies Format[]
export type TimedFormat = (typeof timedFormats)[number]
export type Downloads = {
  ours: Record<string, number[]>
  bare: Record<string, number[]>
  firsts: number[]
  /** What the process held more, at most, than before its first download. */
  growth: number
}

const columns = ['id', 'split', 'prompt', 'labels', 'polarity', 'label_source', 'characters', 'content_hash'] as const

async function downloadAll(snapshotId: string, rounds: number, formats: TimedFormat[]): Promise<Downloads> {
  // The first connection, and pages that were never read.
  await drainBare(snapshotId, 'parquet')
  const found: Downloads = { ours: {}, bare: {}, firsts: [], growth: 0 }
  const before = resident()
  const look = () => (found.growth = Math.max(found.growth, resident() - before))
  for (let round = 0; round < rounds; round++)
    for (const format of formats) {
      const ours = await timed(() => drain(read(snapshotId, format), look, (first) => found.firsts.push(first)))
      const bare = await timed(() => drainBare(snapshotId, format))
      found.ours[format] = [...(found.ours[format] ?? []), ours.milliseconds]
      found.bare[format] = [...(found.bare[format] ?? []), bare.milliseconds]
    }
  return found
}

const resident = () => residentMegabytes() ?? Number.NaN

const read = (snapshotId: string, format: Format) =>
  openExport({
    format,
    options: { columns: [...columns] },
    origin: { kind: 'snapshot', snapshotId },
    target: 'prompt',
    labels: [],
  })

async function drain(pieces: AsyncGenerator<Buffer>, look: () => void, first: (milliseconds: number) => void) {
  const begun = performance.now()
  let count = 0
  for await (const _ of pieces) {
    look()
    // The head of a table comes before any row: what counts is the second piece.
    if (++count === 2) first(performance.now() - begun)
  }
}

const cells = Prisma.sql`"sampleId" AS id, split, prompt, array_to_json(labels) AS labels, polarity, "labelSource" AS label_source, characters, "contentHash" AS content_hash`

/** CSV and text as Postgres writes them; for JSON, its own row_to_json, unescaped. Parquet has no COPY, so it is held against text. */
async function drainBare(snapshotId: string, format: TimedFormat) {
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

if (process.argv[1]?.endsWith('bench-download.ts')) {
  const [snapshotId = '', times, ...formats] = process.argv.slice(2)
  const found = await downloadAll(
    snapshotId,
    Number(times),
    timedFormats.filter((format) => formats.includes(format)),
  )
  await pool.end()
  process.stdout.write(`${JSON.stringify(found)}\n`)
}
