import { extname } from 'node:path'
import { type Caps, defaultCaps } from './schema'
import { detectDelimiter } from './delimiter'
import { decode, detectEncoding } from './encodings'
import { badFile } from './entry'
import { firstBytes, isParquet, openBytes, type Packing, packingOf, refuseForeign } from './open-bytes'
import type { FileShape } from './schema'
import type { FilePlace } from './read-file'
import { listZip } from './zip'

export type DetectedFile = FilePlace & { shape: FileShape }

const enough = 1024 * 1024

/** What an upload holds: its files and how each is written, from their first bytes and, where those do not tell, from their names. */
export async function detectFiles(path: string, name: string, caps: Caps = defaultCaps): Promise<DetectedFile[]> {
  const begin = await firstBytes(path, 16)
  if (begin.length === 0) throw badFile({ file: name }, 'there is nothing in this file')
  refuseForeign(name, begin, false)
  const packing = packingOf(begin)
  const entries = packing === 'zip' ? (await listZip(path, name, caps)).map(({ name }) => name) : [null]
  const detected: DetectedFile[] = []
  for (const entry of entries)
    detected.push(await detectOne(path, entry === null ? name : `${name} › ${entry}`, packing, entry, caps))
  return detected
}

async function detectOne(
  path: string,
  file: string,
  packing: Packing,
  entry: string | null,
  caps: Caps,
): Promise<DetectedFile> {
  const place = { path, file, packing, entry }
  const { bytes, whole } = await head(place, caps)
  if (bytes.length === 0) throw badFile({ file }, 'there is nothing in this file')
  const bare: FileShape = { kind: 'csv', encoding: 'utf-8', mark: 0, delimiter: ',', quoted: true, header: 'first-row' }
  if (isParquet(bytes)) return { ...place, shape: { ...bare, kind: 'parquet' } }
  const found = detectEncoding(bytes)
  const text = await firstText(bytes, found)
  if (found.encoding === 'utf-8' && text.slice(0, 4096).includes('\0') && !looksLikeTable(text))
    throw badFile({ file }, 'this is not a text file, and no kind that is known here')
  if (text.trim() === '') throw badFile({ file }, 'there is nothing in this file')
  const kind = kindOf(text, (entry ?? file).toLowerCase().replace(/\.gz$/, ''))
  if (kind !== 'csv') return { ...place, shape: { ...bare, ...found, kind } }
  return {
    ...place,
    shape: {
      ...bare,
      ...found,
      kind,
      ...detectDelimiter(text, whole, extname((entry ?? file).toLowerCase().replace(/\.gz$/, ''))),
    },
  }
}

async function head(place: FilePlace, caps: Caps) {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of openBytes(place, caps, { uploaded: 0, decoded: 0 })) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= enough) break
  }
  return { bytes: Buffer.concat(chunks), whole: length < enough }
}

async function firstText(bytes: Buffer, { encoding, mark }: ReturnType<typeof detectEncoding>) {
  let text = ''
  for await (const part of decode(
    (async function* () {
      yield bytes
    })(),
    encoding,
    mark,
  ))
    text += part
  return text
}

const looksLikeTable = (text: string) =>
  /[,\t\n{]/.test(text.slice(0, 4096)) && text.slice(0, 4096).replace(/[^\0]/g, '').length < 41

function kindOf(text: string, name: string): FileShape['kind'] {
  const begin = text.trimStart()
  if (/\.ya?ml$/.test(name)) return 'yaml'
  if (/\.(jsonl|ndjson)$/.test(name)) return begin.startsWith('[') && !isLineOfJson(begin) ? 'json' : 'jsonl'
  if (begin.startsWith('[') || begin.startsWith('{')) {
    if (/\.(csv|tsv|tab)$/.test(name) && !isLineOfJson(begin)) return 'csv'
    return begin.startsWith('{') && isLineOfJson(begin) && /\n\s*\{/.test(begin)
      ? 'jsonl'
      : isLineOfJson(begin) && begin.startsWith('{') && !/\.json$/.test(name)
        ? 'jsonl'
        : 'json'
  }
  if (/\.json$/.test(name)) return 'json'
  if (/\.(csv|tsv|tab|txt)$/.test(name)) return 'csv'
  return /^(---|[\w "'-]+:\s*(\n|$|[|>]))/.test(begin) ? 'yaml' : 'csv'
}

function isLineOfJson(text: string) {
  const end = text.indexOf('\n')
  try {
    JSON.parse(end === -1 ? text : text.slice(0, end))
    return true
  } catch {
    return false
  }
}
