import { isUtf8 } from 'node:buffer'
import type { Encoding } from './schema'

/** Reads the encoding off the first bytes: a mark, else zeros where UTF-16 has them, else whether it is valid UTF-8. */
export function detectEncoding(bytes: Buffer): { encoding: Encoding; mark: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  const zeros = [0, 0]
  const sample = bytes.subarray(0, 4096)
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2]!++
  const most = sample.length * 0.2
  if (zeros[1]! > most && zeros[0]! < most / 4) return { encoding: 'utf-16le', mark: 0 }
  if (zeros[0]! > most && zeros[1]! < most / 4) return { encoding: 'utf-16be', mark: 0 }
  return {
    encoding: isUtf8(bytes.subarray(0, bytes.length - tail(bytes))) || mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252',
    mark: 0,
  }
}

/** A few broken bytes among many good sequences are damage, not another encoding. */
function mostlyUtf8(bytes: Buffer) {
  const text = decodeUtf8(bytes.subarray(0, 262_144))
  let sequences = 0
  let broken = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    if (code >= 0xdc80 && code <= 0xdcff) broken++
    else if (code > 127) sequences++
  }
  return sequences > broken * 4
}

/** Bytes at the end that begin a sequence which is not complete yet. */
function tail(bytes: Buffer) {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/** Text of a stream of bytes. What is not text is kept as lone surrogates, so that the row it stands in can be found and given back. */
export async function* decode(chunks: AsyncIterable<Buffer>, encoding: Encoding, mark: number): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  let skip = mark
  for await (const chunk of chunks) {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    if (skip > 0) {
      const skipped = Math.min(skip, bytes.length)
      bytes = bytes.subarray(skipped)
      skip -= skipped
    }
    const keep = encoding === 'utf-8' ? tail(bytes) : encoding === 'windows-1252' ? 0 : bytes.length % 2
    rest = Buffer.from(bytes.subarray(bytes.length - keep))
    yield textOf(bytes.subarray(0, bytes.length - keep), encoding)
  }
  if (rest.length > 0) yield encoding === 'utf-8' ? decodeUtf8(rest) : String.fromCharCode(0xdc80 + (rest[0]! & 0x7f))
}

// Node's own decoder of this name leaves these as control characters.
const westernLetters = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']
const western = (bytes: Buffer) =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/g, (letter) => westernLetters[letter.charCodeAt(0) - 0x80] ?? letter)

function textOf(bytes: Buffer, encoding: Encoding) {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : decodeUtf8(bytes)
  if (encoding === 'windows-1252') return western(bytes)
  return encoding === 'utf-16le' ? bytes.toString('utf16le') : Buffer.from(bytes).swap16().toString('utf16le')
}

function decodeUtf8(bytes: Buffer) {
  let text = ''
  let from = 0
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    text += bytes.toString('utf8', from, at) + String.fromCharCode(0xdc00 + bytes[at]!)
    from = ++at
  }
  return text + bytes.toString('utf8', from)
}

function sequenceAt(bytes: Buffer, at: number) {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0
}

/** The bytes a text was read from, to the letter. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  if (encoding === 'windows-1252') return Buffer.from([...text].map((letter) => westernBytes().get(letter) ?? 0x3f))
  if (text.isWellFormed()) return Buffer.from(text, 'utf8')
  return Buffer.concat(
    [...text].map((letter) =>
      /[\udc80-\udcff]/.test(letter) && letter.length === 1
        ? Buffer.from([letter.charCodeAt(0) - 0xdc00])
        : Buffer.from(letter),
    ),
  )
}

let bytesOfLetters: Map<string, number> | undefined
function westernBytes() {
  bytesOfLetters ??= new Map(Array.from({ length: 256 }, (_, byte) => [western(Buffer.of(byte)), byte]))
  return bytesOfLetters
}
