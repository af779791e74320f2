import 'server-only'
import { pool } from './db'

/**
 * One row, or null, by a statement that each connection keeps ready under its name: for what is asked anew with every
 * call of a served model. The same through Prisma takes several times as long.
 */
export async function readRow<T extends object>(
  name: string,
  text: string,
  values: readonly string[],
): Promise<T | null> {
  const { rows } = await pool.query<T>({ name, text, values: [...values] })
  return rows[0] ?? null
}
