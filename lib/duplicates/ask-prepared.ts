import type { Ctx } from '../ctx'
import { pool } from '../db'
import type { Prisma } from '../generated/prisma/client'

/** A question that is asked thousands of times: planned once for each connection. Within a transaction it goes the usual way. */
export async function askPrepared<Row extends object>(ctx: Ctx, name: string, query: Prisma.Sql): Promise<Row[]> {
  if (ctx.inTransaction) return ctx.db.$queryRaw<Row[]>(query)
  return (await pool.query<Row>({ name, text: query.text, values: query.values })).rows
}
