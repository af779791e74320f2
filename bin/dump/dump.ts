import { once } from 'node:events'
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { appliedMigrations } from '../postgres/migrate'
import { Failure, hasCode, messageOf } from '../terminal/failure'
import { copyRows, listSequences, listTables, newSum, type TableSum } from './tables'

// A dump is gzip over lines: a header; for every table a line that names it, its rows as COPY writes them, and `\.`,
// which no row can be; a trailer with what was written.

export const dumpFormat = 1
export type Header = { format: number; application: 'assay'; migrations: string[]; madeAt: string }
export type Trailer = { sums: Record<string, TableSum>; sequences: Record<string, string> }
export type TableHead = { table: string; columns: string[] }
export const endOfRows = '\\.'

/** Writes the whole database, as it is at one moment, to a file; an interrupted dump leaves none. */
export async function writeDump(url: string, file: string): Promise<Trailer> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const draft = `${file}.part`
  try {
    const lines = new PassThrough()
    const written = pipeline(lines, createGzip({ level: 6 }), createWriteStream(draft, { mode: 0o600 }))
    const trailer = await Promise.all([writeTables(client, lines), written]).then(([made]) => made)
    renameSync(draft, file)
    return trailer
  } catch (error) {
    if (hasCode(error, 'ENOSPC', 'EACCES', 'ENOENT', 'EROFS'))
      throw new Failure(`${file} cannot be written: ${messageOf(error)}`)
    throw error
  } finally {
    rmSync(draft, { force: true })
    // With a table half copied, the connection would wait for a reader that is no more.
    await Promise.race([client.end(), pause(2_000)])
  }
}

async function writeTables(client: pg.Client, lines: PassThrough): Promise<Trailer> {
  const migrations = [...(await appliedMigrations(client)).keys()]
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const header: Header = { format: dumpFormat, application: 'assay', migrations, madeAt: new Date().toISOString() }
  lines.write(`${JSON.stringify(header)}\n`)
  const sums: Trailer['sums'] = {}
  for (const table of await listTables(client)) {
    const head: TableHead = { table: table.name, columns: table.columns }
    lines.write(`${JSON.stringify(head)}\n`)
    const sum = newSum()
    for await (const chunk of copyRows(client, table)) {
      sum.add(chunk)
      if (!lines.write(chunk)) await once(lines, 'drain')
    }
    lines.write(`${endOfRows}\n`)
    sums[table.name] = sum.result()
  }
  const trailer = { sums, sequences: await listSequences(client) }
  await client.query('COMMIT')
  lines.end(`${JSON.stringify(trailer)}\n`)
  return trailer
}

export type DumpReader = {
  onHeader?(header: Header): Promise<void>
  /** `rows` has to be read to its end. */
  onTable?(head: TableHead, rows: Readable): Promise<void>
}

/** Reads a dump from end to end and holds what it finds against its trailer; throws when anything is missing or altered. */
export async function readDump(file: string, { onHeader, onTable }: DumpReader = {}) {
  const lines = linesOf(file)
  const header = parseHeader(await lines.next(), file)
  await onHeader?.(header)
  const sums: Trailer['sums'] = {}
  for (;;) {
    const line = parse<TableHead | Trailer>(await lines.next(), file)
    if (!('table' in line)) {
      if (!line.sums || (await lines.next()) !== null) throw broken(file, 'what stands at its end is not an ending')
      compare(line.sums, sums, file)
      return { header, trailer: line }
    }
    const rows = new PassThrough()
    const read = onTable ? onTable(line, rows) : pipeline(rows, discard)
    const [sum] = await Promise.all([passRows(lines, rows, file), read])
    sums[line.table] = sum
  }
}

async function discard(rows: AsyncIterable<unknown>) {
  for await (const _ of rows);
}

async function passRows(lines: ReturnType<typeof linesOf>, rows: PassThrough, file: string) {
  const sum = newSum()
  try {
    for (;;) {
      const block = await lines.nextRows()
      if (block === null) throw broken(file, 'it ends in the middle of a table')
      if (block.length) {
        sum.add(block)
        if (!rows.write(block)) await once(rows, 'drain')
      }
      if (lines.atEndOfRows()) break
    }
    rows.end()
    return sum.result()
  } catch (error) {
    rows.destroy(error as Error)
    throw error
  }
}

/** Cuts the unzipped stream where lines end, many rows at a time. */
function linesOf(file: string) {
  const source = createReadStream(file)
  const chunks = source.pipe(createGunzip())[Symbol.asyncIterator]()
  source.on('error', (error) => void chunks.throw?.(error))
  let held = Buffer.alloc(0)
  let ended = false
  const more = async () => {
    const { value, done } = await chunks.next().catch((error) => {
      throw broken(file, messageOf(error))
    })
    if (done) return false
    held = held.length ? Buffer.concat([held, value]) : value
    return true
  }
  const marker = Buffer.from(`${endOfRows}\n`)
  return {
    async next() {
      for (;;) {
        const at = held.indexOf(10)
        if (at >= 0) {
          const line = held.subarray(0, at).toString()
          held = held.subarray(at + 1)
          return line
        }
        if (!(await more())) return held.length ? held.toString() : null
      }
    },
    /** Whole rows up to the end of the table or of what has been read so far; null at the end of the file. */
    async nextRows() {
      ended = false
      for (;;) {
        const at = held.subarray(0, marker.length).equals(marker) ? 0 : held.indexOf(`\n${endOfRows}\n`) + 1
        if (at > 0 || held.subarray(0, marker.length).equals(marker)) {
          const rows = held.subarray(0, at)
          held = held.subarray(at + marker.length)
          ended = true
          return rows
        }
        const whole = held.lastIndexOf(10, held.length - 1 - marker.length)
        if (whole >= 0) {
          const rows = held.subarray(0, whole + 1)
          held = held.subarray(whole + 1)
          return rows
        }
        if (!(await more())) return null
      }
    },
    atEndOfRows: () => ended,
  }
}

function parseHeader(line: string | null, file: string) {
  const header = parse<Header>(line, file)
  if (header.application !== 'assay') throw broken(file, 'it is not a backup of Assay')
  if (header.format !== dumpFormat) {
    throw new Failure(
      `${file} has format ${header.format}, and this version reads ${dumpFormat}.`,
      'Restore it with the version that made it.',
    )
  }
  return header
}

function parse<T>(line: string | null, file: string): T {
  if (line === null) throw broken(file, 'it ends too early')
  try {
    return JSON.parse(line)
  } catch {
    throw broken(file, 'a line of it cannot be read')
  }
}

function compare(told: Trailer['sums'], found: Trailer['sums'], file: string) {
  for (const name of new Set([...Object.keys(told), ...Object.keys(found)])) {
    if (told[name]?.rows !== found[name]?.rows || told[name]?.sha256 !== found[name]?.sha256) {
      throw broken(file, `the rows of ${name} are not those that were written`)
    }
  }
}

const broken = (file: string, why: string) =>
  new Failure(`${file} is not a whole backup: ${why}.`, 'Nothing was changed. Use another copy of it.')
