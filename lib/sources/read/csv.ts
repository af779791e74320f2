import { bad, badFile, countLines, type Entry, good, type Values } from './entry'
import { type Caps, neutralisedColumn } from './schema'

export type CsvShape = {
  delimiter: string /** Whether quotes enclose cells, or are letters like any other. */
  quoted: boolean
  header: 'first-row' | 'none' | string[]
}

type Source = { file: string; shape: CsvShape; caps: Caps }

/** Where a record ends, or why it does not. A cell with nothing in it, not even quotes, is null. */
type Cut = { cells: (string | null)[]; end: number } | 'more' | { fault: string; at: number; unclosed?: true }

const [quote, newline, carriageReturn] = [34, 10, 13]

/** Rows of a table, a chunk at a time. A row that cannot be read is told and the next is read. */
export async function* readCsv(chunks: AsyncIterable<string>, { file, shape, caps }: Source): AsyncGenerator<Entry[]> {
  let text = ''
  let line = 1
  let unclosed = 0
  let begun = false
  let names = Array.isArray(shape.header) ? namesOf(shape.header, file, caps) : null
  let makeRow = names ? rowMaker(names, caps, (cell) => cell ?? '') : null

  function* parse(final: boolean): Generator<Entry> {
    let at = 0
    while (at < text.length) {
      let cut = cutRecord(text, at, shape, final)
      if (cut === 'more' && text.length - at > caps.record)
        cut = {
          fault:
            text.charCodeAt(at) === quote
              ? 'a quote opens here and is not closed within the size of a row'
              : 'the row is too long',
          at,
          unclosed: true,
        }
      if (cut === 'more') break
      const end = 'fault' in cut ? endOfLine(text, at) : cut.end
      if (end === -1) break
      const original = withoutEnd(text, at, end)
      if ('fault' in cut) {
        if (names === null || ++unclosed > 1000)
          throw badFile({ file, line: line + countLines(text, at, cut.at), column: columnAt(text, cut.at) }, cut.fault)
        yield bad(line, cut.fault, original, columnAt(text, cut.at))
      } else if (original !== '') {
        names ??= headerOf(cut.cells, shape, file, line, caps)
        makeRow ??= rowMaker(names, caps, emptyCells(names, original))
        if (begun || shape.header === 'none') yield makeRow(cut.cells, line, original)
        begun = true
      }
      line += 'fault' in cut ? 1 : countLines(text, at, end)
      at = end
    }
    text = text.slice(at)
  }

  let wait = 0
  for await (const chunk of chunks) {
    text += chunk
    // A record longer than a chunk is looked at again only when the text has doubled.
    if (text.length < wait) continue
    const entries = [...parse(false)]
    wait = entries.length === 0 ? Math.min(text.length * 2, caps.record + 1) : 0
    if (entries.length > 0) yield entries
  }
  const entries = [...parse(true)]
  if (entries.length > 0) yield entries
  if (names === null) throw badFile({ file }, 'there is nothing in this file')
}

function cutRecord(text: string, start: number, { delimiter, quoted }: CsvShape, final: boolean): Cut {
  const cells: (string | null)[] = []
  const comma = delimiter.charCodeAt(0)
  for (let at = start; ; ) {
    if (quoted && text.charCodeAt(at) === quote) {
      const cell = cutQuoted(text, at, final)
      if (typeof cell === 'string' || 'fault' in cell) return cell
      cells.push(cell.value)
      at = cell.end
    } else {
      const from = at
      let code = text.charCodeAt(at)
      while (at < text.length && code !== comma && code !== newline) code = text.charCodeAt(++at)
      if (at >= text.length && !final) return 'more'
      const stop =
        at > from && text.charCodeAt(at - 1) === carriageReturn && (code === newline || at >= text.length) ? at - 1 : at
      cells.push(stop === from ? null : text.slice(from, stop))
    }
    if (at >= text.length) return final ? { cells, end: at } : 'more'
    const code = text.charCodeAt(at)
    if (code === comma) at++
    else if (code === newline) return { cells, end: at + 1 }
    else if (code === carriageReturn && at + 1 >= text.length) return final ? { cells, end: at + 1 } : 'more'
    else if (code === carriageReturn && text.charCodeAt(at + 1) === newline) return { cells, end: at + 2 }
    else return { fault: 'after a closing quote there is more text before the next separator', at }
  }
}

function cutQuoted(
  text: string,
  start: number,
  final: boolean,
): { value: string; end: number } | 'more' | { fault: string; at: number; unclosed: true } {
  let value = ''
  for (let from = start + 1; ; ) {
    const at = text.indexOf('"', from)
    if (at === -1)
      return final ? { fault: 'a quote opens here and is never closed', at: start, unclosed: true } : 'more'
    if (at + 1 >= text.length && !final) return 'more'
    value += text.slice(from, at)
    if (text.charCodeAt(at + 1) !== quote) return { value, end: at + 1 }
    value += '"'
    from = at + 2
  }
}

function headerOf(cells: (string | null)[], { header }: CsvShape, file: string, line: number, caps: Caps) {
  const names = header === 'none' ? cells.map((_, at) => `column_${at + 1}`) : cells.map((cell) => cell ?? '')
  return namesOf(names, file, caps, line)
}

/** Two columns of one name would hide each other; a column without one is called by its number. */
function namesOf(given: string[], file: string, caps: Caps, line = 1) {
  if (given.length > caps.columns)
    throw badFile(
      { file, line },
      `there are ${given.length.toLocaleString('en')} columns, and the limit is ${caps.columns}`,
    )
  const names = given.map((name, at) => (name.trim() === '' ? `column_${at + 1}` : name))
  const seen = new Map<string, number>()
  names.forEach((name, at) => {
    const other = seen.get(name)
    if (other !== undefined)
      throw badFile({ file, line }, `columns ${other + 1} and ${at + 1} are both called “${name.slice(0, 80)}”`)
    if (name.includes('\0') || !name.isWellFormed())
      throw badFile({ file, line }, `the name of column ${at + 1} is not text`)
    seen.set(name, at)
  })
  return names
}

type Cell = (cell: string | null) => string | null

/** In a table that an Assay wrote, nothing is bare and an empty text stands in quotes; once something has put all cells in quotes, nothing is likelier. */
function emptyCells(names: string[], head: string): Cell {
  const has = (...wanted: string[]) => wanted.every((name) => names.includes(name))
  if (!has('prompt', 'labels', 'polarity') && !has('prompt', 'labels', 'judge')) return (cell) => cell ?? ''
  return head.includes('"') ? (cell) => cell || null : (cell) => cell
}

function rowMaker(names: string[], caps: Caps, cellOf: Cell) {
  // A column may be called __proto__, which a plain object would take for something else.
  const hostile = names.includes('__proto__')
  const safe = names.includes(neutralisedColumn)
  const wanted = `${names.length === 1 ? 'there is' : 'there are'} ${count(names.length, 'column')}`
  return (cells: (string | null)[], line: number, original: string): Entry => {
    if (cells.length !== names.length)
      return bad(line, `this row has ${count(cells.length, 'cell')}, and ${wanted}`, original)
    const values: Values = hostile ? Object.create(null) : {}
    for (let at = 0; at < names.length; at++) {
      const cell = cellOf(cells[at]!)
      if (cell !== null && cell.length > caps.cell)
        return bad(line, tooLong(`the cell in “${names[at]}”`, cell.length, caps.cell), original)
      values[names[at]!] = cell
    }
    return good(line, safe ? withoutApostrophes(values) : values, original)
  }
}

/** A spreadsheet-safe table says which of its cells were changed, so that they come back as they were. */
function withoutApostrophes({ [neutralisedColumn]: marked, ...values }: Values): Values {
  for (const name of String(marked ?? '').split(' ')) {
    const cell = Object.hasOwn(values, name) ? values[name] : null
    if (typeof cell === 'string' && cell.startsWith("'")) values[name] = cell.slice(1)
  }
  return values
}

const tooLong = (what: string, length: number, limit: number) =>
  `${what} has ${length.toLocaleString('en')} characters, and the limit is ${limit.toLocaleString('en')}`
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
const columnAt = (text: string, at: number) => at - text.lastIndexOf('\n', at - 1)
const endOfLine = (text: string, at: number) => {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end + 1
}

function withoutEnd(text: string, at: number, end: number) {
  let stop = end
  if (text.charCodeAt(stop - 1) === newline) stop--
  if (text.charCodeAt(stop - 1) === carriageReturn) stop--
  return text.slice(at, Math.max(at, stop))
}
