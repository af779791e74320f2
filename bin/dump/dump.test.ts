import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '../postgres/migrate'
import { cloneDatabase, dropDatabase } from '../postgres/scratch'
import { writeDump } from './dump'
import { loadDump } from './load'
import { listTables, sumOf } from './tables'

const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-dump-'))
const file = path.join(folder, 'whole.gz')
const server = inject('scratchServer')
const names: string[] = []

async function freshDatabase() {
  const name = `${inject('templateDatabase')}_dump_${names.length}_${process.pid}`
  names.push(name)
  const url = await cloneDatabase(server, name)
  await migrate(url)
  await query(url, extraTable)
  return url
}

// Everything that is hard to write down: line ends, the end marker, nulls, tabs, floats, arrays, bytes, circles.
const extraTable = `
  CREATE TABLE "Odd Name" (
    id serial PRIMARY KEY, parent int REFERENCES "Odd Name" (id), words text, number float8, moment timestamptz,
    list text[], bytes bytea, tree jsonb, doubled float8 GENERATED ALWAYS AS (number * 2) STORED);
  CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a trigger ran'; END $$;`
const oddRows = `
  INSERT INTO "Odd Name" (id, parent, words, number, moment, list, bytes, tree) VALUES
    (1, 2, E'a\\nb\\t\\\\.\\r\\n', 0.1 + 0.2, '2026-01-01 00:00:00.123456+02', '{"a,b",NULL,"\\""}', '\\x00ff0a', '{"a": [1.0, null]}'),
    (2, 1, E'\\\\.', 'NaN', NULL, '{}', '', '[]'),
    (3, NULL, '', '-Infinity', 'infinity', NULL, NULL, NULL),
    (4, NULL, E'\\n\\\\.\\n', 1e-300, NULL, NULL, NULL, '"é😀"');
  INSERT INTO "Odd Name" (id, words) SELECT n, repeat(md5(n::text), n % 40) FROM generate_series(5, 20000) n;
  SELECT setval('"Odd Name_id_seq"', 77777);
  CREATE TRIGGER never BEFORE INSERT ON "Odd Name" FOR EACH ROW EXECUTE FUNCTION never();`

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)) as pg.QueryResult<Record<string, unknown>>
  } finally {
    await client.end()
  }
}

async function sumsOf(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const sums: Record<string, unknown> = {}
  for (const table of await listTables(client)) sums[table.name] = await sumOf(client, table)
  await client.end()
  return sums
}

let source: string
beforeAll(async () => {
  source = await freshDatabase()
  await query(source, oddRows)
  await writeDump(source, file)
})
afterAll(async () => {
  for (const name of names) await dropDatabase(server, name)
  rmSync(folder, { recursive: true })
})

const altered = (name: string, contents: Buffer) => {
  const target = path.join(folder, name)
  writeFileSync(target, contents)
  return target
}

test('what comes back is equal to what was backed up, byte for byte', async () => {
  const target = await freshDatabase()
  await loadDump(target, file)
  const sums = await sumsOf(target)
  expect(sums).toEqual(await sumsOf(source))
  expect(sums['Odd Name']).toMatchObject({ rows: 20_000 })
  const { rows } = await query(target, `SELECT nextval('"Odd Name_id_seq"')::int AS next`)
  expect(rows).toEqual([{ next: 77_778 }])
})

test('a table that differs in one byte has another sum', async () => {
  const target = await freshDatabase()
  await loadDump(target, file)
  await query(target, `UPDATE "Odd Name" SET words = words || '.' WHERE id = 9`)
  expect(await sumsOf(target)).not.toEqual(await sumsOf(source))
})

test('a database that holds rows is only overwritten when asked to', async () => {
  const target = await freshDatabase()
  await query(target, `INSERT INTO "Odd Name" (words) VALUES ('mine')`)
  await expect(loadDump(target, file)).rejects.toThrow('The database is not empty: Odd Name has rows.')
  await loadDump(target, file, { replace: true })
  expect(await sumsOf(target)).toEqual(await sumsOf(source))
})

test('a file that was cut off, altered or is no backup is refused, and nothing is changed', async () => {
  const target = await freshDatabase()
  await query(target, `INSERT INTO "Odd Name" (words) VALUES ('mine')`)
  const before = await sumsOf(target)
  const whole = readFileSync(file)
  const text = gunzipSync(whole).toString()
  const lines = text.trimEnd().split('\n')
  const flipped = Buffer.from(whole)
  flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 0xff
  const cases = {
    'cut.gz': whole.subarray(0, whole.length - 2000),
    'cut-in-trailer.gz': whole.subarray(0, whole.length - 4),
    'flipped.gz': flipped,
    'without-trailer.gz': gzipSync(lines.slice(0, -1).join('\n')),
    'one-letter.gz': gzipSync(text.replace(/\n9\t(.*)/, '\n9\t$1x')),
    'one-row-less.gz': gzipSync(text.replace(/\n9\t.*/, '')),
    'two-trailers.gz': gzipSync(`${text}${lines.at(-1)}\n`),
    'other.gz': gzipSync('{"application":"other"}\n'),
    'plain.gz': Buffer.from(text),
    'empty.gz': Buffer.alloc(0),
  }
  for (const [name, contents] of Object.entries(cases)) {
    await expect(loadDump(target, altered(name, contents), { replace: true }), name).rejects.toThrow(
      'is not a whole backup',
    )
  }
  expect(await sumsOf(target)).toEqual(before)
})

test('a backup of a newer version is refused', async () => {
  const target = await freshDatabase()
  const text = gunzipSync(readFileSync(file)).toString()
  const newer = altered('newer.gz', gzipSync(text.replace('"migrations":[', '"migrations":["29990101000000_to_come",')))
  await expect(loadDump(target, newer, { replace: true })).rejects.toThrow('was made by a newer version of Assay')
})
