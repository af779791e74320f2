import { getDocumentProxy, getMeta } from 'unpdf'
import { cutPassages } from './cut-passages'
import { type Block, droppedShape, type ReadText } from './schema'
import { visible } from './visible'

type Line = { text: string; size: number; y: number; page: number }

const mostPages = 3000

/** Text of a PDF by page, its headings told by their size. */
export async function readPdf(bytes: Uint8Array): Promise<ReadText> {
  const pdf = await open(bytes)
  if (pdf.numPages > mostPages) throw new Error(`it has more than ${mostPages.toLocaleString('en')} pages`)
  const lines: Line[] = []
  let invisible = 0
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    let text = ''
    let size = 0
    let y = 0
    const close = () => {
      const seen = visible(text)
      invisible += seen.invisible
      if (seen.text.trim() !== '')
        lines.push({ text: seen.text.replace(/\s+/g, ' ').trim(), size: Math.round(size * 2) / 2, y, page })
      text = ''
      size = 0
    }
    for (const piece of items) {
      if (!('str' in piece)) continue
      if (text === '') y = piece.transform[5]
      text += piece.str
      if (piece.str.trim() !== '') size = Math.max(size, piece.height)
      if (piece.hasEOL) close()
    }
    close()
  }
  if (lines.length === 0)
    throw new Error('there is no text in this PDF; it holds pictures of pages, which are not read')
  const kept = withoutEdges(lines, pdf.numPages)
  const { info } = await getMeta(pdf).catch(() => ({ info: null }))
  const title: unknown = info?.Title
  const language: unknown = info?.Language
  const text = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' ? visible(value).text.trim().slice(0, 300) : null
  return {
    title: text(title),
    language: text(language),
    licence: null,
    canonical: null,
    dropped: { ...droppedShape.parse({}), invisible, repeatedLines: lines.length - kept.length },
    passages: cutPassages(paragraphs(kept)),
    needsBrowser: false,
  }
}

async function open(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(bytes, { isEvalSupported: false, useSystemFonts: false, verbosity: 0 })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    throw new Error(name === 'PasswordException' ? 'this PDF is locked with a password' : 'this PDF is damaged')
  }
}

/** Running heads and feet: the same line, but for its numbers, at the same height at the edge of most pages. */
function withoutEdges(lines: readonly Line[], pages: number) {
  if (pages < 4) return lines
  const mark = ({ text, y, size }: Line) => `${Math.round(y)} ${size} ${text.replace(/\d+/g, '#')}`
  const edges = new Map<Line, string>()
  const byPage = new Map<number, Line[]>()
  for (const line of lines) byPage.get(line.page)?.push(line) ?? byPage.set(line.page, [line])
  for (const page of byPage.values()) {
    const sorted = page.toSorted((a, b) => b.y - a.y)
    for (const line of [...sorted.slice(0, 2), ...sorted.slice(-1)]) edges.set(line, mark(line))
  }
  const counts = new Map<string, number>()
  for (const found of edges.values()) counts.set(found, (counts.get(found) ?? 0) + 1)
  const usual = usualSize(lines)
  return lines.filter((line) => line.size >= usual * 1.15 || (counts.get(edges.get(line) ?? '') ?? 0) <= pages / 2)
}

function paragraphs(lines: readonly Line[]): Block[] {
  const usual = usualSize(lines)
  const large = [...new Set(lines.map(({ size }) => size))].filter((size) => size >= usual * 1.15).sort((a, b) => b - a)
  const blocks: Block[] = []
  let before: Line | null = null
  for (const line of lines) {
    const level =
      line.size >= usual * 1.15 && line.text.length <= 200 ? Math.min(6, large.indexOf(line.size) + 1) : undefined
    const last = blocks.at(-1)
    const goesOn =
      before !== null &&
      last !== undefined &&
      last.level === level &&
      before.size === line.size &&
      follows(before, line)
    if (goesOn && last)
      last.text =
        /[\p{L}]-$/u.test(last.text) && /^\p{Ll}/u.test(line.text)
          ? last.text.slice(0, -1) + line.text
          : `${last.text} ${line.text}`
    else blocks.push({ text: line.text, page: line.page, ...(level !== undefined && { level }) })
    before = line
  }
  return blocks
}

/** The next line of the same paragraph, or its rest at the top of the next page. */
function follows(before: Line, line: Line) {
  if (before.page !== line.page) return !/[.!?:]["”’)]?$/.test(before.text)
  const gap = before.y - line.y
  return gap > 0 ? gap < Math.max(before.size, 4) * 1.7 : !/[.!?:]["”’)]?$/.test(before.text)
}

/** The size in which most of the text is set. */
function usualSize(lines: readonly Line[]) {
  const characters = new Map<number, number>()
  for (const { size, text } of lines) characters.set(size, (characters.get(size) ?? 0) + text.length)
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}
