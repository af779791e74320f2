import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Prisma } from '../../generated/prisma/client'
import { pool } from '../../db'
import { limited } from '../../errors'
import { log } from '../../log'
import { literalSql } from './literal-sql'

/** Rows come in the order of an index, so that the first one comes at once and no sort spills to the disk. */
const plans =
  'SET LOCAL enable_sort = off; SET LOCAL enable_incremental_sort = off; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0'

/** One moment of the database, read by as many queries as a download needs. */
export type Reading = {
  /** The rows of a query as COPY writes them in binary: pieces that each hold whole rows, however long those are. */
  tuples: (query: Prisma.Sql) => AsyncGenerator<Buffer>
  rows: <Row extends object>(query: Prisma.Sql) => Promise<Row[]>
}

const atOnce = 4
let open = 0

/** Lends a connection whose queries all see the same moment. Whoever stops reading stops the query in the database too. */
export async function* reading<T>(
  work: (reading: Reading) => AsyncGenerator<T>,
  signal?: AbortSignal,
): AsyncGenerator<T> {
  // The pages need connections too.
  if (open >= atOnce) throw limited(`${atOnce} downloads run here already. Try again in a moment`, 10)
  open++
  const client = await pool.connect().catch((error) => {
    open--
    throw error
  })
  let finished = false
  const interrupt = () => void stop(client)
  signal?.addEventListener('abort', interrupt)
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${plans}`)
    yield* work({
      rows: async <Row extends object>(query: Prisma.Sql) => (await client.query<Row>(literalSql(query))).rows,
      tuples: (query) => copyTuples(client, literalSql(query)),
    })
    await client.query('COMMIT')
    finished = true
  } finally {
    open--
    signal?.removeEventListener('abort', interrupt)
    if (!finished) await stop(client)
    // With rows still on their way the connection is of no use to anybody else.
    client.release(!finished)
  }
}

/** The same on a connection that somebody holds already. */
export const copyTuples = (client: PoolClient, query: string) =>
  wholeTuples(client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`)))

async function stop(client: object) {
  if (!('processID' in client)) return
  await pool
    .query('SELECT pg_cancel_backend($1)', [client.processID])
    .catch((error: Error) => log.warn('export.not-stopped', { message: error.message }))
}

const headerBytes = 19

async function* wholeTuples(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let heldBytes = 0
  let wanted = headerBytes
  let begun = false
  for await (const chunk of chunks) {
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes < wanted) continue
    let bytes = held.length === 1 ? chunk : Buffer.concat(held)
    if (!begun) {
      bytes = bytes.subarray(headerBytes + bytes.readInt32BE(headerBytes - 4))
      begun = true
    }
    const end = endOfTuples(bytes)
    if (end > 0) yield bytes.subarray(0, end)
    const rest = bytes.subarray(end)
    held = rest.length > 0 ? [rest] : []
    heldBytes = rest.length
    // A row longer than a piece is looked at again only when as much again has come.
    wanted = end === 0 ? heldBytes * 2 : 0
  }
  const rest = Buffer.concat(held)
  const end = endOfTuples(rest)
  if (end > 0) yield rest.subarray(0, end)
}

/** Where the last whole row ends. The trailer, a count of -1, belongs to none. */
function endOfTuples(bytes: Buffer) {
  let end = 0
  for (let at = 0; at + 2 <= bytes.length; end = at) {
    const cells = bytes.readInt16BE(at)
    if (cells < 0) return end
    at += 2
    for (let cell = 0; cell < cells; cell++) {
      if (at + 4 > bytes.length) return end
      const length = bytes.readInt32BE(at)
      at += 4 + Math.max(0, length)
      if (at > bytes.length) return end
    }
  }
  return end
}
