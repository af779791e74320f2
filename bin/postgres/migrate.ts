import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { Failure, hasCode, messageOf } from '../terminal/failure'

type Migration = { name: string; sql: string; checksum: string }

/** The lock that Prisma Migrate itself takes, so that it and we wait for each other. */
const migrateLock = 72707369

/** Applies what is in `folder` and not yet in the database; returns the names. Of two at once, one waits and finds nothing to do. */
export async function migrate(url: string, folder = 'prisma/migrations') {
  const client = await connect(url)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrateLock])
    const wanted = readMigrations(folder)
    const applied = await appliedMigrations(client)
    checkHistory(wanted, applied)
    const missing = wanted.filter(({ name }) => !applied.has(name))
    for (const migration of missing) {
      await client.query('BEGIN')
      await applyMigration(client, migration).catch(async (error) => {
        await client.query('ROLLBACK')
        throw error
      })
      await client.query('COMMIT')
    }
    return missing.map(({ name }) => name)
  } finally {
    await client.end() // Ends the session, and with it the lock.
  }
}

export function readMigrations(folder = 'prisma/migrations'): Migration[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, file: path.join(folder, name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const sql = readFileSync(file, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Within the caller's transaction: the change and the note of it land together or not at all. */
export async function applyMigration(client: pg.Client, { name, sql, checksum }: Migration) {
  try {
    await client.query(sql)
  } catch (error) {
    throw new Failure(
      `Migration ${name} failed: ${messageOf(error)}`,
      'Nothing of it was kept. Mend the cause and start again.',
    )
  }
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  )
}

/** Finished migrations and their checksums, oldest first. */
export async function appliedMigrations(client: pg.Client) {
  await client.query(`
    CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum VARCHAR(64) NOT NULL,
      finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL,
      logs TEXT,
      rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`)
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`)
  const half = rows.find(({ finished }) => !finished)
  if (half) {
    throw new Failure(
      `Migration ${half.name} was begun by another tool and did not finish.`,
      `Look at what it left, then run: npm run prisma -- migrate resolve --rolled-back ${half.name}`,
    )
  }
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function checkHistory(wanted: Migration[], applied: Map<string, string>) {
  const known = new Map(wanted.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of applied) {
    if (!known.has(name)) {
      throw new Failure(
        `The database has migration ${name}, which this version of Assay does not know.`,
        'Start the newer version that made it, or use another database.',
      )
    }
    if (known.get(name) !== checksum) {
      throw new Failure(
        `Migration ${name} was edited after it was applied.`,
        'Restore its file, and put the change into a new migration.',
      )
    }
  }
}

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    const { host, pathname } = new URL(url)
    const name = decodeURIComponent(pathname.slice(1))
    if (hasCode(error, '3D000'))
      throw new Failure(`Postgres at ${host} has no database "${name}".`, `Make it: createdb ${name}`)
    throw new Failure(
      `Postgres at ${host} cannot be reached: ${messageOf(error)}`,
      'Check DATABASE_URL, or unset it to use the embedded one.',
    )
  }
}
