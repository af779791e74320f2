import type { ColumnPlan, Kind } from './columns'
import { type BytesOut, bytesOut, ensure, put, putRange, written } from './bytes-out'
import { startsFormula } from './formula'
import { neutralisedColumn } from '../../sources/read/schema'

const [quote, comma, apostrophe] = [34, 44, 39]
/** Kinds that never hold what would have to be quoted; a language or a state is a word of ours. */
const bare = new Set<Kind>(['word', 'int', 'bool', 'time'])
const lineEnd = Buffer.from('\r\n')

/** RFC 4180. Texts stand in quotes byte for byte; nothing at all is an empty cell, and an empty text is "". */
export async function* writeCsv(
  tuples: AsyncIterable<Buffer>,
  columns: readonly ColumnPlan[],
  { safe = false }: { safe?: boolean } = {},
): AsyncGenerator<Buffer> {
  const names = [...columns.map(({ name }) => name), ...(safe ? [neutralisedColumn] : [])]
  const quoted = columns.map(({ kind }) => !bare.has(kind))
  yield Buffer.concat([Buffer.from(names.map(headCell).join(',')), lineEnd])
  for await (const chunk of tuples) {
    const out = bytesOut(chunk.length * 1.25 + 1024)
    for (let at = 0; at < chunk.length; ) {
      at += 2
      const changed: string[] = []
      for (let column = 0; column < columns.length; column++) {
        const { name, kind } = columns[column]!
        const length = chunk.readInt32BE(at)
        at += 4
        if (column > 0) putByte(out, comma)
        if (length === -1) continue
        const end = at + length
        const neutralise = safe && (kind === 'text' || kind === 'word') && startsFormula(chunk, at, end)
        if (neutralise) changed.push(name)
        if (neutralise || quoted[column]) putQuoted(out, chunk, at, end, neutralise)
        else putRange(out, chunk, at, end)
        at = end
      }
      if (safe) {
        putByte(out, comma)
        put(out, Buffer.from(changed.join(' ')))
      }
      put(out, lineEnd)
    }
    yield written(out)
  }
}

function putByte(out: BytesOut, byte: number) {
  ensure(out, 1)
  out.bytes[out.at++] = byte
}

function putQuoted(out: BytesOut, from: Buffer, start: number, end: number, neutralise: boolean) {
  ensure(out, 2 * (end - start) + 3)
  const { bytes } = out
  let to = out.at
  bytes[to++] = quote
  if (neutralise) bytes[to++] = apostrophe
  for (let at = start; at < end; at++) {
    const byte = from[at]!
    if (byte === quote) bytes[to++] = quote
    bytes[to++] = byte
  }
  bytes[to++] = quote
  out.at = to
}

const headCell = (name: string) => (/^\w+$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`)
