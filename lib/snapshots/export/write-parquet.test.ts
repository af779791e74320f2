import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { expect, test } from 'vitest'
import { Prisma } from '../../generated/prisma/client'
import type { ColumnPlan } from './columns'
import { writeParquet } from './write-parquet'

const sql = Prisma.sql`NULL`
const plan: ColumnPlan[] = [
  { name: 'text', kind: 'text', sql, required: true },
  { name: 'labels', kind: 'list', sql, required: true },
  { name: 'rarely', kind: 'text', sql },
  { name: 'never', kind: 'word', sql },
  { name: 'number', kind: 'int', sql },
  { name: 'seen', kind: 'bool', sql },
]

/** Rows as COPY writes them in binary, a few in each piece. */
async function* tuplesOf(rows: (string | null)[][]) {
  for (let from = 0; from < rows.length; from += 500) {
    const parts: Buffer[] = []
    for (const row of rows.slice(from, from + 500)) {
      const count = Buffer.alloc(2)
      count.writeInt16BE(row.length)
      parts.push(count)
      for (const cell of row) {
        const length = Buffer.alloc(4)
        length.writeInt32BE(cell === null ? -1 : Buffer.byteLength(cell))
        parts.push(length, Buffer.from(cell ?? ''))
      }
    }
    yield Buffer.concat(parts)
  }
}

async function written(rows: (string | null)[][], columns = plan) {
  const pieces: Buffer[] = []
  for await (const piece of writeParquet(tuplesOf(rows), columns)) pieces.push(piece)
  return Uint8Array.from(Buffer.concat(pieces)).buffer
}

test('many groups of many pages, with and without holes, are read back as they were written', async () => {
  const rows = Array.from({ length: 23_000 }, (_, at) => [
    `row ${at} ${'größer '.repeat(at % 40)}`,
    JSON.stringify(at % 3 === 0 ? [] : ['safe', `code-${at % 5}`]),
    at % 700 === 0 ? 'now and then' : null,
    null,
    at % 9 === 0 ? null : String(at - 5_000),
    at % 4 === 0 ? null : String(at % 2 === 0),
  ])
  const file = await written(rows)
  const { row_groups: groups, num_rows: count } = parquetMetadata(file)
  expect([groups.length, Number(count)]).toEqual([3, rows.length])
  expect(groups[0]?.columns.map(({ meta_data }) => meta_data?.path_in_schema[0])).toEqual(plan.map(({ name }) => name))
  expect(await parquetReadObjects({ file, compressors })).toEqual(
    rows.map(([text, labels, rarely, never, number, seen]) => ({
      text,
      labels: JSON.parse(labels ?? ''),
      rarely,
      never,
      number: number === null ? null : Number(number),
      seen: seen === null ? null : seen === 'true',
    })),
  )
})

test('a file of texts alone, and one without rows, are read too', async () => {
  const texts = plan.slice(0, 1)
  expect(await parquetReadObjects({ file: await written([['one'], ['']], texts), compressors })).toEqual([
    { text: 'one' },
    { text: '' },
  ])
  expect(await parquetReadObjects({ file: await written([], texts), compressors })).toEqual([])
})
