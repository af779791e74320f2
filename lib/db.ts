import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from './env'
import { type Prisma, PrismaClient } from './generated/prisma/client'
import { log } from './log'

/** Every connection of this process. Bulk paths (COPY, unnest) take theirs here; everything else goes through Prisma. */
export const pool = new pg.Pool({
  connectionString: env.DATABASE_URL,
  max: 20,
  connectionTimeoutMillis: 10_000,
  application_name: 'assay',
})
// Without a listener, a connection that dies while idle takes the process with it.
pool.on('error', (error) => log.warn('database.connection-lost', { message: error.message }))
// And so does one that dies in somebody's hands between two queries. The next query on it fails and says so.
pool.on('connect', (client) => client.on('error', () => {}))

export const db = new PrismaClient({ adapter: new PrismaPg(pool) })
export type Tx = Prisma.TransactionClient

/** A connection for whoever speaks to it themselves. What they began and did not end is taken back, and a connection under which something failed serves nobody again. */
export async function withConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failure: unknown
  try {
    return await work(client)
  } catch (error) {
    failure = error
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release(failure instanceof Error)
  }
}
