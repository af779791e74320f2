import pg from 'pg'
import type { Prisma } from '../../generated/prisma/client'

/** COPY takes no parameters: the same query with its values written into it, each escaped by the driver. */
export function literalSql({ strings, values }: Prisma.Sql): string {
  return strings.reduce((sql, part, at) => `${sql}${literal(values[at - 1])}${part}`)
}

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'string') return pg.escapeLiteral(value)
  if (Array.isArray(value)) return value.length === 0 ? "'{}'" : `ARRAY[${value.map(literal).join(', ')}]`
  throw new Error('This value cannot stand in a query')
}
