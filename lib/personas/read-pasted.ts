import { AppError } from '../errors'
import { defaultCaps } from '../sources/read/schema'
import type { Entry } from '../sources/read/entry'
import { readJson } from '../sources/read/json'
import { readJsonLines } from '../sources/read/jsonl'
import { isPersonaHub, type Read, readBlocks, readLines, readRecord, shapeOf } from './reading/rules'
import type { Pasted, Shape } from './schema'

type Paste = { shape: Exclude<Shape, 'auto'>; hub: boolean; lines: Read[] }

/** Personas in a pasted text: one a line, one a block, or records as PersonaHub writes them. */
export async function readPasted({ text, shape: asked }: Pasted): Promise<Paste> {
  const shape = asked === 'auto' ? shapeOf(text) : asked
  if (shape === 'lines') return { shape, hub: false, lines: readLines(text) }
  if (shape === 'blocks') return { shape, hub: false, lines: readBlocks(text) }
  const lines: Read[] = []
  let hub = false
  try {
    for await (const entries of recordsOf(text))
      for (const entry of entries) {
        hub ||= isPersonaHub(Object.keys(entry.values ?? {}))
        lines.push(readEntry(entry, null))
      }
  } catch (error) {
    // From here on nothing can be read; what was, stays.
    if (!(error instanceof AppError)) throw error
    const line = Number(error.details?.line ?? 1)
    lines.push({
      line,
      reason: String(error.details?.reason ?? error.message),
      original: text.split('\n')[line - 1]?.slice(0, 300) ?? '',
    })
  }
  return { shape, hub, lines }
}

export function readEntry({ line, values, reason, original }: Entry, column: string | null): Read {
  if (values) return readRecord(line, values, column, original)
  return {
    line,
    reason: reason ?? 'it cannot be read',
    original: original.toWellFormed().replaceAll('\0', '\ufffd').slice(0, 300),
  }
}

function recordsOf(text: string) {
  const from = { file: 'What you pasted', caps: { ...defaultCaps, cell: 1_000_000, record: 1_000_000 } }
  const chunks = (async function* () {
    yield text
  })()
  return text.trimStart().startsWith('[') ? readJson(chunks, from) : readJsonLines(chunks, from)
}
