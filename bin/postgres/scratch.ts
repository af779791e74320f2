import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { markOf, type ProcessMark, stillRuns, takeDown } from '../machine/processes'
import { Failure, hasCode, messageOf } from '../terminal/failure'
import { type Postgres, startPostgres } from './postgres'

export type Scratch = {
  /** The Postgres of its own, or null when it borrows the server of DATABASE_URL. */
  postgres: Postgres | null
  url(database: string): string
  create(database: string, template?: string): Promise<string>
  /** Drops what was made here, and ends the server if it was ours. */
  remove(): Promise<void>
}

const folderPrefix = 'assay-scratch-'

/**
 * A server to try things on: an embedded one in a temporary folder or, when DATABASE_URL is given, databases of our own
 * on that server.
 */
export async function startScratch({ borrow = process.env.DATABASE_URL, durable = false } = {}): Promise<Scratch> {
  return borrow ? borrowServer(borrow) : ownServer(durable)
}

async function ownServer(durable: boolean): Promise<Scratch> {
  await sweep()
  const folder = mkdtempSync(path.join(os.tmpdir(), folderPrefix))
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  // What is thrown away afterwards need not survive a power cut.
  const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const postgres = await startPostgres({ folder, settings: durable ? {} : quick }).catch((error) => {
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  writeFileSync(
    path.join(folder, 'owner.json'),
    JSON.stringify({ owner: markOf(process.pid), postgres: postgres.mark }),
  )
  return {
    postgres,
    url: postgres.url,
    create: (database, template) => cloneDatabase(postgres.url(), database, template),
    async remove() {
      await postgres.stop('immediate')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function borrowServer(borrowed: string): Promise<Scratch> {
  const prefix = `assay_scratch_${randomBytes(4).toString('hex')}_`
  return {
    postgres: null,
    url: (database) => urlOf(borrowed, database === 'postgres' ? database : prefix + database),
    create: (database, template) => cloneDatabase(borrowed, prefix + database, template && prefix + template),
    async remove() {
      const made = await query(borrowed, 'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)', [
        prefix,
      ])
      for (const { name } of made) await dropDatabase(borrowed, String(name))
    },
  }
}

/** Makes a database on a server, empty or as a copy, and returns its address. */
export async function cloneDatabase(server: string, name: string, template?: string) {
  const source = template ? `TEMPLATE ${pg.escapeIdentifier(template)}` : ''
  try {
    await query(server, `CREATE DATABASE ${pg.escapeIdentifier(name)} ${source}`)
  } catch (error) {
    if (hasCode(error, '42501')) {
      throw new Failure('The user of DATABASE_URL may not create databases.', 'Allow it: ALTER ROLE … CREATEDB')
    }
    throw new Failure(`A scratch database could not be made: ${messageOf(error)}`, 'Check DATABASE_URL, or unset it.')
  }
  return urlOf(server, name)
}

export async function dropDatabase(server: string, name: string) {
  await query(server, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
}

function urlOf(server: string, database: string) {
  const address = new URL(server)
  address.pathname = `/${encodeURIComponent(database)}`
  return address.href
}

async function query(server: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres') })
  await client.connect()
  try {
    // Two copies of one template at once would each find the other in its way.
    await client.query('SELECT pg_advisory_lock(4177)')
    return (await client.query<Record<string, unknown>>(sql, values)).rows
  } finally {
    await client.end()
  }
}

// A run that was killed leaves its server behind, since Postgres outlives its parent; the next run ends it.
async function sweep() {
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = path.join(os.tmpdir(), name)
    try {
      const marks: { owner: ProcessMark; postgres: ProcessMark } = JSON.parse(
        readFileSync(path.join(folder, 'owner.json'), 'utf8'),
      )
      if (stillRuns(marks.owner)) continue
      await takeDown(marks.postgres, 5_000)
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Being made, being removed, or not ours.
    }
  }
}
