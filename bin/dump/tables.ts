import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

export type Table = { name: string; columns: string[]; key: string[] }
export type TableSum = { rows: number; sha256: string }

/** Every table that holds the studio's own rows, those that others refer to first. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT c.relname AS name,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      coalesce((SELECT array_agg(a.attname::text ORDER BY k.place)
        FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(attnum, place), pg_attribute a
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum), '{}') AS key
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname`)
  const { rows: links } = await client.query<{ from: string; to: string }>(`
    SELECT f.relname AS "from", t.relname AS "to" FROM pg_constraint k
    JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`)
  return inOrder(rows, links)
}

/** What is never called is not there: the last value of every sequence that has one. */
export async function listSequences(client: pg.Client) {
  const { rows } = await client.query<{ name: string; value: string }>(`
    SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`)
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

export const columnList = ({ columns }: Table) => columns.map((column) => pg.escapeIdentifier(column)).join(', ')

/** The rows of a table as COPY writes them, always in the same order, so that equal tables are equal byte for byte. */
export function copyRows(client: pg.Client, table: Table) {
  const order = table.key.length ? table.key.map((column) => pg.escapeIdentifier(column)).join(', ') : 't::text'
  return client.query(
    copyTo(
      `COPY (SELECT ${columnList(table)} FROM public.${pg.escapeIdentifier(table.name)} t ORDER BY ${order}) TO STDOUT`,
    ),
  )
}

export async function sumOf(client: pg.Client, table: Table): Promise<TableSum> {
  const sum = newSum()
  await pipeline(
    copyRows(client, table),
    new Writable({
      write(chunk, _encoding, done) {
        sum.add(chunk)
        done()
      },
    }),
  )
  return sum.result()
}

/** Counts rows and hashes bytes as they go by. */
export function newSum() {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(chunk: Buffer) {
      hash.update(chunk)
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++
    },
    result: (): TableSum => ({ rows, sha256: hash.digest('hex') }),
  }
}

function inOrder(tables: Table[], links: { from: string; to: string }[]) {
  const ordered: Table[] = []
  const seen = new Set<string>()
  const visit = (table: Table) => {
    if (seen.has(table.name)) return // Placed already, or part of a circle: then any order is as good.
    seen.add(table.name)
    for (const { to } of links.filter(({ from }) => from === table.name)) {
      const wanted = tables.find(({ name }) => name === to)
      if (wanted) visit(wanted)
    }
    ordered.push(table)
  }
  tables.forEach(visit)
  return ordered
}
