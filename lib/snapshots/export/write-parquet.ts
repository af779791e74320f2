import { Zstd } from '@hpcc-js/wasm-zstd'
import type { SchemaElement } from 'hyparquet'
import { type BasicType, ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { ColumnPlan, Kind } from './columns'
import { openColumn, pageSize } from './parquet-column'

/** Of a size that a reader can hold, and the same for the same rows. */
const groupRows = 10_000
const groupBytes = 8 * 1024 * 1024

/** Node 20 has no zstd of its own, and one of another version would pack into other bytes: this one packs alike everywhere. */
const loading = Zstd.load()
const level = 1

/** Typed columns in row groups, compressed with zstd. */
export async function* writeParquet(
  tuples: AsyncIterable<Buffer>,
  columns: readonly ColumnPlan[],
): AsyncGenerator<Buffer> {
  const writer = new ByteWriter(1024 * 1024)
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(({ name, kind, required }) => elementsOf(name, kind, Boolean(required))),
  ]
  const zstd = await loading
  const pack = (bytes: Uint8Array) => zstd.compress(bytes, level)
  const parquet = new ParquetWriter({
    writer,
    schema,
    codec: 'ZSTD',
    compressors: { ZSTD: pack },
    statistics: false,
    createdBy: 'assay',
  })
  const flat = columns.map(({ name, kind, required }) =>
    isFlat(kind) ? openColumn({ name, number: kind === 'int', required: Boolean(required) }, pack) : null,
  )
  const readers = columns.map(({ kind }) => readerOf(kind))
  let cells: unknown[][] = columns.map(() => [])
  let [rows, bytes] = [0, 0]

  function take() {
    const made = Buffer.from(writer.getBytes())
    writer.index = 0
    return made
  }
  /** Flat columns are written here and the others by the library: a group has both, in the order of the columns. */
  function endGroup() {
    const begin = writer.offset
    const written = flat.flatMap((column) => (column ? [column.write(writer)] : []))
    const columnData = columns.flatMap(({ name }, at) => (flat[at] ? [] : [{ name, data: cells[at]! }]))
    if (columnData.length > 0) parquet.write({ columnData, rowGroupSize: rows, pageSize })
    else parquet.num_rows += BigInt(rows)
    const others = (columnData.length > 0 ? parquet.row_groups.pop()?.columns : null) ?? []
    const every = [...written, ...others]
    parquet.row_groups.push({
      columns: columns.flatMap(({ name }) => every.filter(({ meta_data }) => meta_data?.path_in_schema[0] === name)),
      total_byte_size: every.reduce((sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n), 0n),
      num_rows: BigInt(rows),
      total_compressed_size: BigInt(writer.offset - begin),
    })
    cells = columns.map(() => [])
    rows = 0
    bytes = 0
  }

  for await (const chunk of tuples) {
    for (let at = 0; at < chunk.length; ) {
      const begun = at
      at += 2
      for (let column = 0; column < columns.length; column++) {
        const length = chunk.readInt32BE(at)
        const into = flat[column]
        at += 4
        const end = at + Math.max(0, length)
        if (length === -1) into ? into.addNull() : cells[column]!.push(null)
        else if (into) into.add(chunk, at, end)
        else cells[column]!.push(readers[column]!(chunk, at, end))
        at = end
      }
      rows++
      bytes += at - begun
      if (rows < groupRows && bytes < groupBytes) continue
      endGroup()
      yield take()
    }
  }
  if (rows > 0) endGroup()
  parquet.finish()
  yield take()
}

/** Kinds that are one value a row, written as they came. */
const isFlat = (kind: Kind) => kind === 'text' || kind === 'word' || kind === 'json' || kind === 'int'

const basic = { int: 'INT32', bool: 'BOOLEAN' } as const satisfies Partial<Record<Kind, BasicType>>

function elementsOf(name: string, kind: Kind, required: boolean): SchemaElement[] {
  const repetition_type = required ? 'REQUIRED' : 'OPTIONAL'
  const text = (name: string, repetition_type: 'REQUIRED' | 'OPTIONAL'): SchemaElement => ({
    name,
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    repetition_type,
  })
  if (kind === 'int' || kind === 'bool') return [{ name, type: basic[kind], repetition_type }]
  if (kind === 'time') return [{ name, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type }]
  if (kind === 'list' || kind === 'turns')
    return [
      { name, repetition_type, num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...(kind === 'list'
        ? [text('element', 'REQUIRED')]
        : [
            { name: 'element', repetition_type: 'REQUIRED' as const, num_children: 2 },
            text('role', 'REQUIRED'),
            text('content', 'REQUIRED'),
          ]),
    ]
  return [text(name, repetition_type)]
}

/** What the writer takes for a cell of another kind. */
function readerOf(kind: Kind): (chunk: Buffer, start: number, end: number) => unknown {
  if (kind === 'bool') return (chunk, start) => chunk[start] === 116
  if (kind === 'time') return (chunk, start, end) => BigInt(Date.parse(chunk.toString('latin1', start, end)))
  return (chunk, start, end) => JSON.parse(chunk.toString('utf8', start, end))
}
