import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { badFile } from './entry'
import type { Caps, Tally } from './schema'
import { sizeText } from './caps'
import { readZipEntry } from './zip'

export type Packing = 'none' | 'gzip' | 'zip'

const foreign: [string, number[]][] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['an Arrow file', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
  ['an Avro file', [0x4f, 0x62, 0x6a, 0x01]],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a bzip2 archive', [0x42, 0x5a, 0x68]],
  ['an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
  ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
]
const begins = (bytes: Buffer, magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

export const isParquet = (bytes: Buffer) => begins(bytes, [0x50, 0x41, 0x52, 0x31])
export const packingOf = (bytes: Buffer): Packing =>
  begins(bytes, [0x1f, 0x8b])
    ? 'gzip'
    : begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06])
      ? 'zip'
      : 'none'

/** Refuses what its first bytes say is no table, whatever its name ends in. */
export function refuseForeign(file: string, bytes: Buffer, inside: boolean) {
  const found = foreign.find(([, magic]) => begins(bytes, magic))
  if (found) throw badFile({ file }, `this is ${found[0]}, which cannot be imported as rows`)
  if (inside && packingOf(bytes) !== 'none')
    throw badFile({ file }, 'it is packed twice; unpack it once and send it again')
}

export async function firstBytes(path: string, length: number) {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

type Opened = { path: string; file: string; packing: Packing; entry: string | null }

/** Unpacked bytes of one file, counted while they come: what an archive says of its own size is only a claim. */
export async function* openBytes(
  { path, file, packing, entry }: Opened,
  caps: Caps,
  tally: Tally,
): AsyncGenerator<Buffer> {
  const { size } = await stat(path)
  if (size > caps.bytes) throw badFile({ file }, `it has ${sizeText(size)}, and the limit is ${sizeText(caps.bytes)}`)
  const source = packing === 'zip' && entry !== null ? readZipEntry(path, entry, tally) : readFrom(path, packing, tally)
  try {
    let first = true
    for await (const chunk of source) {
      if (first && packing !== 'none') refuseForeign(file, chunk, true)
      first = false
      tally.decoded += chunk.length
      if (tally.decoded > caps.decodedBytes)
        throw badFile({ file }, `it unpacks to more than ${sizeText(caps.decodedBytes)}`)
      if (tally.decoded > 10_000_000 && packing !== 'none' && tally.decoded > tally.uploaded * caps.ratio)
        throw badFile({ file }, `it unpacks to more than ${caps.ratio} times its size, which no table does`)
      yield chunk
    }
  } catch (error) {
    throw packing === 'none' ? error : archiveError(file, error)
  }
}

const chunkSize = 512 * 1024

async function* readFrom(path: string, packing: Packing, tally: Tally): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: packing === 'none' ? chunkSize : 64 * 1024 })
  raw.on('data', (chunk) => (tally.uploaded += chunk.length))
  if (packing === 'none') return yield* raw
  const unpacked = createGunzip({ chunkSize })
  raw.on('error', (error) => unpacked.destroy(error))
  try {
    yield* raw.pipe(unpacked)
  } finally {
    raw.destroy()
    unpacked.destroy()
  }
}

const archiveFaults: Record<string, string> = {
  'unexpected end of file': 'the archive ends too early; it was cut off on its way',
  'incorrect data check': 'the checksum of the archive does not match its content; it is damaged',
  'incorrect length check': 'the length noted in the archive does not match its content; it is damaged',
  'incorrect header check': 'after the packed text come bytes that are no archive',
}

function archiveError(file: string, error: unknown) {
  const zlib =
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  return zlib ? badFile({ file }, archiveFaults[error.message] ?? 'the archive is damaged') : error
}
