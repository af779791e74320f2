import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import type { Caps, Tally } from './schema'
import { badFile } from './entry'

export type ZipEntry = { name: string; bytes: number }

const opened = (path: string) =>
  new Promise<yauzl.ZipFile>((resolve, reject) => {
    // Names are checked here, so that a climbing one is told apart from a broken archive.
    yauzl.open(
      path,
      { lazyEntries: true, autoClose: true, strictFileNames: false, validateEntrySizes: true },
      (error, zip) => (zip ? resolve(zip) : reject(error)),
    )
  })

const climbs = (name: string) => name.startsWith('/') || /^[a-z]:/i.test(name) || name.split(/[\\/]/).includes('..')
const isFolder = (name: string) => name.endsWith('/')
const isMadeByFinder = (name: string) => name.startsWith('__MACOSX/') || name.split('/').at(-1) === '.DS_Store'

/** The files of a zip, none of which is ever written under its own name. */
export async function listZip(path: string, file: string, caps: Caps): Promise<ZipEntry[]> {
  const found: ZipEntry[] = []
  try {
    for await (const { fileName, uncompressedSize, isEncrypted } of entriesOf(await opened(path))) {
      if (climbs(fileName)) throw badFile({ file }, `it holds the name “${fileName}”, which leads out of the archive`)
      if (fileName === '[Content_Types].xml')
        throw badFile({ file }, 'this is an Office document; save the sheet as CSV and send that')
      if (isEncrypted()) throw badFile({ file }, `“${fileName}” in it is locked with a password`)
      if (isFolder(fileName) || isMadeByFinder(fileName)) continue
      found.push({ name: fileName, bytes: uncompressedSize })
      if (found.length > caps.files) throw badFile({ file }, `it holds more than ${caps.files} files`)
    }
  } catch (error) {
    throw yauzlFault(file, error)
  }
  if (found.length === 0) throw badFile({ file }, 'there is no file in this archive')
  return found
}

/** Bytes of one file of a zip, with its checksum compared at the end. */
export async function* readZipEntry(path: string, name: string, tally: Tally): AsyncGenerator<Buffer> {
  const zip = await opened(path)
  for await (const entry of entriesOf(zip)) {
    if (entry.fileName !== name) continue
    const stream = await new Promise<NodeJS.ReadableStream & AsyncIterable<Buffer>>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (opened ? resolve(opened) : reject(error))),
    )
    let sum = 0
    let length = 0
    for await (const chunk of stream) {
      sum = crc32(chunk, sum)
      length += chunk.length
      tally.uploaded += Math.ceil((chunk.length / Math.max(1, entry.uncompressedSize)) * entry.compressedSize)
      yield chunk
    }
    if (sum !== entry.crc32 || length !== entry.uncompressedSize)
      throw badFile({ file: name }, 'the checksum in the archive does not match its content; it is damaged')
    return
  }
  throw badFile({ file: name }, 'it is not in this archive')
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  const next = () =>
    new Promise<yauzl.Entry | null>((resolve, reject) => {
      zip
        .once('entry', resolve)
        .once('end', () => resolve(null))
        .once('error', reject)
      zip.readEntry()
    })
  try {
    for (let entry = await next(); entry; entry = await next()) {
      zip.removeAllListeners('end').removeAllListeners('error').removeAllListeners('entry')
      zip.on('error', () => {})
      yield entry
    }
  } finally {
    zip.close()
  }
}

function yauzlFault(file: string, error: unknown) {
  if (error instanceof Error && error.name === 'AppError') return error
  const climbing = error instanceof Error && /^(?:invalid relative path|absolute path): (.*)$/s.exec(error.message)
  if (climbing)
    return badFile({ file }, `it holds the name “${(climbing[1] ?? '').slice(0, 200)}”, which leads out of the archive`)
  return badFile({ file }, 'the archive is damaged: its list of files cannot be read')
}
