import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { finished, pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { printResult, printTable, residentMegabytes, timed } from '../bin/bench-report'
import { pool } from '../lib/db'
import { newId } from '../lib/ids'
import { binary } from '../lib/policy/built-in/plain'
import { chooseMapping } from '../lib/sources/choose-mapping'
import { defaultCaps } from '../lib/sources/read/schema'
import { detectFiles } from '../lib/sources/read/detect-file'
import { idSeries } from '../lib/sources/write/copy-text'
import { importRows } from '../lib/sources/write/import-rows'
import { plainHead, plainSamples, sampleLine } from '../lib/sources/write/landing-tables'
import { bareSample } from '../bin/testing/bare-sample'
import { contentHash } from '../lib/content-hash'
import { builtInWrappers } from '../lib/wrappers/built-in-wrappers'

const policy = {
  name: binary.name,
  origin: binary.key,
  multiLabel: false,
  labels: binary.labels.map(({ code, name, polarity, aliases }) => ({
    code,
    name,
    polarity,
    aliases: aliases ?? [],
    retired: false,
  })),
}

/** Import of a JSONL file against COPY of the same rows into the same table with the same indexes and counters. */
export default async function bench({ quick }: { quick: boolean }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-bench-import-'))
  try {
    const results = []
    for (const rows of quick ? [20_000] : [100_000, 1_000_000]) results.push(await compare(folder, rows))
    printTable(results.flatMap(({ table }) => table))
    const { rows, rowsPerSecond, ratio, plain, growth } = results.at(-1) ?? {
      rows: 0,
      rowsPerSecond: 0,
      ratio: 0,
      plain: 0,
      growth: 0,
    }
    printResult({
      rows,
      rows_per_s: Math.round(rowsPerSecond),
      ratio_to_copy: +ratio.toFixed(3),
      ratio_plain: +plain.toFixed(3),
      rss_growth_mb: Math.round(growth),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await pool.end()
  }
}

async function compare(folder: string, rows: number) {
  const file = path.join(folder, `${rows}.jsonl`)
  const ready = path.join(folder, `${rows}.copy`)
  await writeLines(file, rows, (at) => JSON.stringify(rowAt(at)))
  await writeReady(ready, rows)
  // The first to write would pay for pages and files that the others find ready.
  await inTransaction((client) => copyReady(client, ready))
  const copies: number[] = []
  const took: Record<'join' | 'keep', number[]> = { join: [], keep: [] }
  let growth = 0
  for (let turn = 0; turn < (rows > 500_000 ? 1 : 3); turn++) {
    copies.push(await inTransaction((client) => copyReady(client, ready)))
    for (const repeats of ['join', 'keep'] as const) {
      const begun = residentMegabytes() ?? 0
      const watch = watchMemory()
      took[repeats].push(await inTransaction((client) => importFile(client, file, rows, repeats)))
      growth = Math.max(growth, watch() - begun)
    }
  }
  const perSecond = (milliseconds: number[]) => (rows / median(milliseconds)) * 1000
  const copy = perSecond(copies)
  const table = [
    { rows, way: 'COPY of ready lines', 'rows/s': Math.round(copy), 'to COPY': 1, 'growth MB': 0 },
    {
      rows,
      way: 'import, repeats joined',
      'rows/s': Math.round(perSecond(took.join)),
      'to COPY': perSecond(took.join) / copy,
      'growth MB': Math.round(growth),
    },
    {
      rows,
      way: 'import, repeats kept',
      'rows/s': Math.round(perSecond(took.keep)),
      'to COPY': perSecond(took.keep) / copy,
      'growth MB': Math.round(growth),
    },
  ]
  return {
    table,
    rows,
    rowsPerSecond: perSecond(took.join),
    ratio: perSecond(took.join) / copy,
    plain: perSecond(took.keep) / copy,
    growth,
  }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Lands in an empty table each time, so that none finds a larger one than the others. */
async function inTransaction(work: (client: PoolClient) => Promise<unknown>) {
  const client = await pool.connect()
  try {
    await client.query('TRUNCATE "Sample", "SampleDelta", "SampleSource"')
    await client.query('CHECKPOINT')
    const { milliseconds } = await timed(async () => {
      await client.query('BEGIN')
      await work(client)
      await client.query('COMMIT')
    })
    return milliseconds
  } finally {
    client.release()
  }
}

const words =
  'the a and of people river never answer garden please letter question window machine tell about very honest quiet morning street because market story simple evening without another water paper music'.split(
    ' ',
  )

/** Texts of about 300 characters, one in fifty a repeat; the same for every way. */
function rowAt(at: number) {
  let state = (at % 50 === 49 ? at - 49 : at) * 2654435761 + 12345
  const parts: string[] = []
  for (let count = 30 + (state & 31); count > 0; count--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    parts.push(words[state % words.length] ?? '')
  }
  return {
    text: `${parts.join(' ')} ${at % 50 === 49 ? at - 49 : at}`,
    label: (state % 2 === 0 ? 'safe' : 'unsafe') as 'safe' | 'unsafe',
    topic: words[state % 7] ?? '',
  }
}

async function writeLines(file: string, rows: number, lineAt: (at: number) => string) {
  const stream = createWriteStream(file)
  for (let at = 0; at < rows; at += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - at) }, (_, offset) => lineAt(at + offset))
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain')
  }
  stream.end()
  await finished(stream)
}

const destination = () => ({
  projectId: newId(),
  datasetId: newId(),
  sourceId: newId(),
  runId: newId(),
  policyVersionId: newId(),
})

/** The ceiling: lines that are ready on the disk before the clock starts go to Postgres, and nothing else happens. */
async function copyReady(client: PoolClient, file: string) {
  await pipeline(createReadStream(file, { highWaterMark: 512 * 1024 }), client.query(copyFrom(plainSamples.copy)))
}

async function writeReady(file: string, rows: number) {
  const head = plainHead(destination())
  const nextId = idSeries()
  await writeLines(file, rows, (at) => {
    const { text, label, topic } = rowAt(at)
    const sample = { ...bareSample, prompt: text, labels: [label], polarity: label, meta: { label, topic } }
    return `${head}${at + 1}\t${at}\t${sampleLine(at, nextId(), contentHash(text), sample).rest}`
  })
}
async function importFile(client: PoolClient, file: string, rows: number, repeats: 'join' | 'keep') {
  const files = await detectFiles(file, path.basename(file))
  const mapping = chooseMapping({ rows: [rowAt(0)], target: 'prompt', recipe: 'plain', policy })
  const { sums } = await importRows(client, {
    plan: {
      files: files.map(({ file, entry, packing, shape }) => ({ file, entry, packing, shape })),
      mapping,
      repeats,
      unreadable: 'refuse',
      unwrap: true,
      safePrompts: false,
    },
    target: { policy },
    caps: defaultCaps,
    frame: null,
    wrappers: builtInWrappers,
    path: file,
    destination: destination(),
    stopped: () => false,
    progress: async () => {},
  })
  if (sums.read !== rows || sums.added + sums.repeats !== rows)
    throw new Error(`The counts do not add up: ${JSON.stringify(sums)}`)
  return sums.added
}

function watchMemory() {
  let most = residentMegabytes() ?? 0
  const timer = setInterval(() => (most = Math.max(most, residentMegabytes() ?? 0)), 50)
  return () => {
    clearInterval(timer)
    return Math.max(most, residentMegabytes() ?? 0)
  }
}
