import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Downloads, type TimedFormat, timedFormats } from '../bin/bench-download'
import { printResult, printTable, spread } from '../bin/bench-report'
import { pool } from '../lib/db'
import { newId } from '../lib/ids'

/**
 * Downloads of a frozen snapshot against a bare COPY of the same columns and rows over the same driver, in turn, in a
 * process started as the one that serves. Memory is that of each format in a process of its own, and of all in one.
 */
export default async function bench({ quick }: { quick: boolean }) {
  const rows = quick ? 50_000 : 1_000_000
  const snapshotId = await fill(rows)
  const alone: Record<string, Downloads> = {}
  for (const format of timedFormats) alone[format] = await downloads(snapshotId, 1, [format])
  const together = await downloads(snapshotId, 3, timedFormats)
  const median = (times: number[] | undefined) => spread(times ?? []).p50
  const ratio = (format: TimedFormat) => +(median(together.bare[format]) / median(together.ours[format])).toFixed(3)
  printTable(
    timedFormats.map((format) => ({
      format,
      rows,
      bare: `${(median(together.bare[format]) / 1000).toFixed(2)} s`,
      ours: `${(median(together.ours[format]) / 1000).toFixed(2)} s`,
      'rows/s': Math.round(rows / (median(together.ours[format]) / 1000)),
      ratio: ratio(format).toFixed(2),
      'MB more, alone': Math.round(alone[format]?.growth ?? Number.NaN),
      'MB more, all in one': Math.round(together.growth),
    })),
  )
  const all = [...Object.values(alone), together]
  printResult({
    rows,
    csv_ratio: ratio('csv'),
    jsonl_ratio: ratio('jsonl'),
    parquet_ratio: ratio('parquet'),
    first_byte_ms: Math.round(Math.max(...all.flatMap(({ firsts }) => firsts))),
    rss_growth_mb: Math.round(Math.max(...all.map(({ growth }) => growth))),
  })
  await pool.end()
}

async function downloads(snapshotId: string, times: number, formats: readonly TimedFormat[]): Promise<Downloads> {
  const flags = ['--conditions=react-server', '--import', 'tsx']
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...flags,
    'bin/bench-download.ts',
    snapshotId,
    String(times),
    ...formats,
  ])
  return JSON.parse(stdout)
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
