import type { FileShape } from './schema'

type Found = Pick<FileShape, 'delimiter' | 'quoted' | 'header'>

const candidates = [',', '\t', ';', '|']

/** The separator that cuts the first rows into the same number of cells, and whether the first row names columns. */
export function detectDelimiter(text: string, whole: boolean, extension: string): Found {
  const scored = candidates.map((delimiter) => {
    const rows = cut(text, delimiter, true, whole)
    const widths = rows.map((row) => row.length)
    const width = mode(widths)
    return { delimiter, width, agreed: widths.filter((one) => one === width).length / Math.max(1, widths.length) }
  })
  const preferred = extension === '.tsv' || extension === '.tab' ? '\t' : null
  const best =
    scored.find(({ delimiter, width }) => delimiter === preferred && width > 1) ??
    scored
      .filter(({ width, agreed }) => width > 1 && agreed >= 0.5)
      .sort((a, b) => b.agreed * Math.min(b.width, 4) - a.agreed * Math.min(a.width, 4))[0]
  // A text with commas in some of its lines is one column, not several.
  const delimiter =
    best?.delimiter ?? preferred ?? (namesColumns(text) ? ',' : (candidates.find((one) => !text.includes(one)) ?? ','))
  const quoted = !(delimiter === '\t' && quotesAreLetters(text, delimiter))
  const rows = cut(text, delimiter, quoted, whole)
  return { delimiter, quoted, header: headerIn(rows) }
}

const namesColumns = (text: string) =>
  (text.split('\n', 1)[0] ?? '').split(',').some((name) => knownNames.test(name.trim()))

/** The first rows, by a reading that forgives: only their widths and first cells matter here. */
function cut(text: string, delimiter: string, quoted: boolean, whole: boolean): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let inside = false
  for (let at = 0; at < text.length && rows.length < 200; at++) {
    const letter = text[at]!
    if (inside) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text[at++]
      else inside = false
    } else if (letter === '"' && quoted && cell === '') inside = true
    else if (letter === delimiter) {
      row.push(cell)
      cell = ''
    } else if (letter === '\n') {
      if (row.length > 0 || cell.trim() !== '') rows.push([...row, cell.replace(/\r$/, '')])
      row = []
      cell = ''
    } else cell += letter
  }
  if (whole && rows.length < 200 && (row.length > 0 || cell.trim() !== '')) rows.push([...row, cell])
  return rows
}

function mode(numbers: number[]) {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** In a tab-separated file quotes are letters unless cells are wrapped in them on both sides. */
function quotesAreLetters(text: string, delimiter: string) {
  const cells = text
    .slice(0, 262_144)
    .split('\n')
    .flatMap((line) => line.replace(/\r$/, '').split(delimiter))
  const opened = cells.filter((cell) => cell.startsWith('"'))
  return opened.some((cell) => !/^"(?:[^"]|"")*"$/.test(cell)) || opened.length === 0
}

const knownNames =
  /^(prompt|text|content|question|instruction|input|goal|query|message|messages|user_input|prompt_text|test_case|sentence|label|labels|id|type|category|response|completion|output|target|answer|persona|transcript|tweet|comment|is_toxic|class)$/i

/** A first row names columns where its cells are short, unlike each other, and not the kind of text that stands below them. */
function headerIn(rows: string[][]): Found['header'] {
  const [first, ...rest] = rows
  if (!first) return 'first-row'
  const names = first.map((cell) => cell.trim())
  if (names.some((name) => knownNames.test(name))) return 'first-row'
  if (new Set(names).size < names.length || names.some((name) => name.length > 60 || /^-?\d+([.,]\d+)?$/.test(name)))
    return 'none'
  if (names.every((name) => /^[\p{L}_][\p{L}\p{N}_. -]{0,40}$/u.test(name) && name.split(/\s+/).length <= 3)) {
    // A value that comes again below, such as ham or spam, is no name.
    const repeated = names.some((name, at) => rest.filter((row) => row[at]?.trim() === name).length > 0)
    return repeated ? 'none' : 'first-row'
  }
  return 'none'
}
