import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

/** A mark at the start of a text is a part of it. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const parsers = { stringFromBytes: (bytes?: Uint8Array) => bytes && decoder.decode(bytes) }

/** Rows of a Parquet file, a row group at a time. What it says of its own sizes is not believed: what comes out is counted. */
export async function* parquetRows(path: string, maximum: number) {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  let decoded = 0
  let from = 0
  for (const group of metadata.row_groups) {
    const to = from + Number(group.num_rows)
    for (const row of await parquetReadObjects({ file, metadata, compressors, parsers, rowStart: from, rowEnd: to })) {
      const plain = plainOf(row)
      decoded += sizeOf(plain)
      if (decoded > maximum) throw new Error('it unpacks to more than the limit')
      yield plain
    }
    from = to
  }
}

/** What JSON can hold. Numbers that it would change become text. */
function plainOf(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    return value instanceof Uint8Array
      ? bytes.toString('base64')
      : Array.from(value as unknown as ArrayLike<unknown>, plainOf)
  }
  if (Array.isArray(value)) return value.map(plainOf)
  if (typeof value === 'object' && value !== null) {
    const copy: Record<string, unknown> = Object.create(null)
    for (const [key, inner] of Object.entries(value)) copy[key] = plainOf(inner)
    return copy
  }
  return value ?? null
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  return Object.values(value).reduce((sum: number, inner) => sum + sizeOf(inner), 8)
}
