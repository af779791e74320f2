import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { appliedMigrations, applyMigration, migrate, readMigrations } from '../postgres/migrate'
import { Failure } from '../terminal/failure'
import { type Header, readDump, type TableHead, type Trailer } from './dump'
import { listTables, sumOf, type Table } from './tables'

type LoadOptions = { replace?: boolean; migrations?: string }

/** Puts a dump into a database: all of it, byte for byte, or nothing. */
export async function loadDump(
  url: string,
  file: string,
  { replace = false, migrations = 'prisma/migrations' }: LoadOptions = {},
) {
  const known = readMigrations(migrations)
  // Once through the whole file before anything is touched.
  const { header, trailer } = await readDump(file, {
    onHeader: async (found) =>
      checkKnown(
        found,
        known.map(({ name }) => name),
        file,
      ),
  })
  await migrate(url, migrations)

  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN')
    const later = known.filter(({ name }) => !header.migrations.includes(name))
    if (!replace) await requireEmpty(client)
    if (later.length) await goBack(client, header, migrations)
    await silenceTriggers(client)
    await emptyTables(client)
    await readDump(file, { onTable: (head, rows) => pipeline(rows, copyInto(client, head)) })
    await setSequences(client, trailer)
    await requireEqual(client, trailer)
    await wakeTriggers(client)
    for (const migration of later) await applyMigration(client, migration)
    await client.query('COMMIT')
    return trailer
  } finally {
    await client.end() // Without a COMMIT this is a rollback.
  }
}

function checkKnown({ migrations }: Header, known: string[], file: string) {
  const unknown = migrations.filter((name) => !known.includes(name))
  if (!unknown.length) return
  throw new Failure(
    `${file} was made by a newer version of Assay (it has ${unknown.join(', ')}).`,
    'Nothing was changed. Update Assay first.',
  )
}

async function requireEmpty(client: pg.Client) {
  for (const { name } of await listTables(client)) {
    const { rowCount } = await client.query(`SELECT 1 FROM public.${pg.escapeIdentifier(name)} LIMIT 1`)
    if (!rowCount) continue
    throw new Failure(
      `The database is not empty: ${name} has rows.`,
      'Nothing was changed. To lose what is there, add --replace.',
    )
  }
}

// The dump is older than the code: its rows fit the tables of its own day, and then take the same way as those of anybody
// who updates.
async function goBack(client: pg.Client, header: Header, folder: string) {
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  await appliedMigrations(client)
  for (const migration of readMigrations(folder).filter(({ name }) => header.migrations.includes(name))) {
    await applyMigration(client, migration)
  }
}

// A superuser turns off the checks of foreign keys too; anybody else relies on the order of the tables for those.
async function silenceTriggers(client: pg.Client) {
  await client.query('SAVEPOINT replica')
  try {
    await client.query("SET LOCAL session_replication_role = 'replica'")
  } catch {
    await client.query('ROLLBACK TO SAVEPOINT replica')
    await eachTable(client, 'DISABLE TRIGGER USER')
  }
}

async function wakeTriggers(client: pg.Client) {
  const { rows } = await client.query<{ role: string }>("SELECT current_setting('session_replication_role') AS role")
  if (rows[0]?.role !== 'replica') return eachTable(client, 'ENABLE TRIGGER USER')
  await client.query("SET LOCAL session_replication_role = 'origin'")
}

async function eachTable(client: pg.Client, change: string) {
  for (const { name } of await listTables(client)) {
    await client.query(`ALTER TABLE public.${pg.escapeIdentifier(name)} ${change}`)
  }
}

async function emptyTables(client: pg.Client) {
  const names = (await listTables(client)).map(({ name }) => `public.${pg.escapeIdentifier(name)}`)
  if (names.length) await client.query(`TRUNCATE ${names.join(', ')}`)
}

function copyInto(client: pg.Client, { table, columns }: TableHead) {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  return client.query(copyFrom(`COPY public.${pg.escapeIdentifier(table)} (${names}) FROM STDIN`))
}

async function setSequences(client: pg.Client, { sequences }: Trailer) {
  for (const [name, value] of Object.entries(sequences)) {
    await client.query('SELECT setval($1::regclass, $2::bigint)', [`public.${pg.escapeIdentifier(name)}`, value])
  }
}

async function requireEqual(client: pg.Client, { sums }: Trailer) {
  const tables = new Map<string, Table>((await listTables(client)).map((table) => [table.name, table]))
  for (const [name, told] of Object.entries(sums)) {
    const table = tables.get(name)
    const found = table && (await sumOf(client, table))
    if (found?.rows !== told.rows || found.sha256 !== told.sha256) {
      throw new Failure(
        `The rows of ${name} did not arrive as they were written.`,
        'Nothing was changed. Please report this.',
      )
    }
  }
}
