import { detectEncoding } from '../read/encodings'
import { readHtml } from './read-html'
import { readMarkdown, readPlain } from './read-plain'
import type { ReadText } from './schema'

/** A page or document to be read. What it is, its first bytes decide where they can, and only then its name or type. */
export type Unread = { bytes: Uint8Array; name: string; type: string; address: string }

export async function readAny({ bytes, name, type, address }: Unread): Promise<ReadText> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begins = (...magic: number[]) => magic.every((byte, at) => buffer[at] === byte)
  if (buffer.subarray(0, 1024).includes('%PDF-')) return (await import('./read-pdf')).readPdf(new Uint8Array(buffer))
  if (begins(0x50, 0x4b, 0x03, 0x04)) return (await import('./read-docx')).readDocx(buffer)
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new Error('this is an old Office document; save it as .docx and send that')
  if (buffer.subarray(0, 4096).includes(0) && detectEncoding(buffer).encoding === 'utf-8')
    throw new Error('this is not a text')
  const text = decode(buffer, type)
  if (text.trim() === '') throw new Error('there is nothing in it')
  if (/html/.test(type) || /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body)[\s>]/i.test(text.slice(0, 4096)))
    return readHtml(text, address)
  return /markdown/.test(type) || /\.(md|mdx|markdown)$/i.test(name) ? readMarkdown(text) : readPlain(text)
}

/** By its mark, else as the server says, else as the page says, else as its bytes look. */
function decode(bytes: Buffer, type: string) {
  const found = detectEncoding(bytes)
  const named = /charset\s*=\s*["']?([\w-]+)/i
  const told =
    found.mark > 0
      ? found.encoding
      : (named.exec(type)?.[1] ?? named.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1] ?? found.encoding)
  try {
    return new TextDecoder(told).decode(bytes)
  } catch {
    return new TextDecoder(found.encoding).decode(bytes)
  }
}
