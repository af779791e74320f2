import type { Caps, FileShape, Tally } from './schema'
import { convert, unpacked } from './convert'
import { readCsv } from './csv'
import { decode } from './encodings'
import { badFile, type Entry } from './entry'
import { readJson } from './json'
import { readJsonLines } from './jsonl'
import { openBytes, type Packing } from './open-bytes'

export type FilePlace = { path: string; file: string; packing: Packing; entry: string | null }

/** Rows of one file in groups, with flat memory. */
export async function* readFile(place: FilePlace, shape: FileShape, caps: Caps, tally: Tally): AsyncGenerator<Entry[]> {
  const { file } = place
  let rows = 0
  for await (const entries of readerOf(place, shape, caps, tally)) {
    rows += entries.length
    if (rows > caps.rows) throw badFile({ file }, `it has more than ${caps.rows.toLocaleString('en')} rows`)
    yield entries
  }
}

function readerOf(place: FilePlace, shape: FileShape, caps: Caps, tally: Tally): AsyncGenerator<Entry[]> {
  const { file, path } = place
  const bytes = () => openBytes(place, caps, tally)
  const text = () => decode(bytes(), shape.encoding, shape.mark)
  switch (shape.kind) {
    case 'csv':
      return readCsv(text(), { file, shape, caps })
    case 'json':
      return readJson(text(), { file, caps })
    case 'jsonl':
      return readJsonLines(text(), { file, caps })
    case 'yaml':
      return readJsonLines(convert({ kind: 'yaml', file, path, caps }, text()), { file, caps })
    case 'parquet': {
      const read = (path: string) => convert({ kind: 'parquet', file, path, caps })
      return readJsonLines(place.packing === 'none' ? read(path) : unpacked(bytes(), read), { file, caps })
    }
  }
}
