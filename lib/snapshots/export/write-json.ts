import type { ColumnPlan } from './columns'
import { type BytesOut, bytesOut, ensure, put, putRange, written } from './bytes-out'

const nothing = Buffer.from('null')
const [quote, backslash] = [34, 92]

/** How each byte of a text is written: itself, or as an escape. UTF-8 goes through as it is. */
const escapes = Array.from({ length: 256 }, (_, byte) =>
  byte < 32 || byte === quote || byte === backslash
    ? Buffer.from(JSON.stringify(String.fromCharCode(byte)).slice(1, -1))
    : null,
)
const plain = Uint8Array.from(escapes, (written) => (written ? 0 : 1))
const longestEscape = 6

type Frame = { open: string; between: string; close: string }
export const lines: Frame = { open: '', between: '\n', close: '\n' }
export const array: Frame = { open: '[\n', between: ',\n', close: '\n]\n' }

/** One object for each row, its keys in the order of the columns. */
export async function* writeJson(
  tuples: AsyncIterable<Buffer>,
  columns: readonly ColumnPlan[],
  { open, between, close }: Frame,
): AsyncGenerator<Buffer> {
  const keys = columns.map(({ name }, at) => Buffer.from(`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`))
  const separator = Buffer.from(`}${between}`)
  let some = false
  if (open) yield Buffer.from(open)
  for await (const chunk of tuples) {
    const out = bytesOut(chunk.length * 1.5 + 1024)
    for (let at = 0; at < chunk.length; ) {
      at += 2
      if (some) put(out, separator)
      some = true
      for (let column = 0; column < columns.length; column++) {
        const length = chunk.readInt32BE(at)
        at += 4
        put(out, keys[column]!)
        if (length === -1) {
          put(out, nothing)
          continue
        }
        const { kind } = columns[column]!
        if (kind === 'text' || kind === 'word') putText(out, chunk, at, at + length)
        else putRange(out, chunk, at, at + length)
        at += length
      }
    }
    yield written(out)
  }
  const end = `${some ? '}' : ''}${some || open ? close : ''}`
  if (end) yield Buffer.from(end)
}

function putText(out: BytesOut, from: Buffer, start: number, end: number) {
  ensure(out, longestEscape * (end - start) + 2)
  const { bytes } = out
  let to = out.at
  bytes[to++] = quote
  for (let at = start; at < end; at++) {
    const byte = from[at]!
    if (plain[byte] === 1) bytes[to++] = byte
    else {
      const letters = escapes[byte]!
      for (let index = 0; index < letters.length; index++) bytes[to++] = letters[index]!
    }
  }
  bytes[to++] = quote
  out.at = to
}
