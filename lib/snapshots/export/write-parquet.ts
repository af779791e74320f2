import { Zstd } from '@hpcc-js/wasm-zstd'
import type { SchemaElement } from 'hyparquet'
import { type BasicType, ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { ColumnPlan, Kind } from './columns'

/** Of a size that a reader can hold, and the same for the same rows. */
const groupRows = 10_000
const groupBytes = 8 * 1024 * 1024
/** A page is written into room that doubles as it fills: what large ones leave behind is a third of all that a download holds. */
const pageSize = 128 * 1024

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
  const parquet = new ParquetWriter({
    writer,
    schema,
    codec: 'ZSTD',
    compressors: { ZSTD: (bytes) => zstd.compress(bytes, level) },
    statistics: false,
    createdBy: 'assay',
  })
  const readers = columns.map(({ kind }) => readerOf(kind))
  let cells: unknown[][] = columns.map(() => [])
  let [rows, bytes] = [0, 0]

  function take() {
    const made = Buffer.from(writer.getBytes())
    writer.index = 0
    return made
  }
  function endGroup() {
    parquet.write({
      columnData: columns.map(({ name, kind }, at) => ({
        name,
        data: cells[at]!,
        // A dictionary of texts that hardly repeat costs more than it saves.
        ...(kind === 'text' && { encoding: 'PLAIN' as const }),
      })),
      rowGroupSize: rows,
      pageSize,
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
        at += 4
        if (length === -1) cells[column]!.push(null)
        else {
          cells[column]!.push(readers[column]!(chunk, at, at + length))
          at += length
        }
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

/** What the writer takes for a cell: the bytes as they came, or a value. */
function readerOf(kind: Kind): (chunk: Buffer, start: number, end: number) => unknown {
  if (kind === 'text' || kind === 'json') return (chunk, start, end) => chunk.subarray(start, end)
  if (kind === 'bool') return (chunk, start) => chunk[start] === 116
  if (kind === 'int') return (chunk, start, end) => Number(chunk.toString('latin1', start, end))
  if (kind === 'time') return (chunk, start, end) => BigInt(Date.parse(chunk.toString('latin1', start, end)))
  if (kind === 'word') return (chunk, start, end) => chunk.toString('utf8', start, end)
  return (chunk, start, end) => JSON.parse(chunk.toString('utf8', start, end))
}
