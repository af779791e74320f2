import { cutPassages } from './cut-passages'
import { type Block, droppedShape, type ReadText } from './schema'
import { visible } from './visible'

const unknown = { language: null, licence: null, canonical: null, needsBrowser: false }

/** Paragraphs between empty lines. */
export function readPlain(given: string): ReadText {
  const { text, invisible } = visible(given)
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => ({ text: paragraph.trim() }))
  const passages = cutPassages(paragraphs.filter(({ text }) => text !== ''))
  return { ...unknown, title: null, dropped: { ...droppedShape.parse({}), invisible }, passages }
}

/** Headings, paragraphs and fences of Markdown; its comments are not shown, so they are not kept. */
export function readMarkdown(given: string): ReadText {
  const seen = visible(given)
  let comments = 0
  const text = seen.text.replace(/\r\n?/g, '\n').replace(/<!--[\s\S]*?(-->|$)/g, () => {
    comments++
    return ''
  })
  const front = /^---\n([\s\S]*?)\n(---|\.\.\.)\n/.exec(text)
  const blocks = markdownBlocks(text.slice(front?.[0].length ?? 0))
  const title =
    /^title:\s*["']?(.+?)["']?\s*$/m.exec(front?.[1] ?? '')?.[1] ??
    blocks.find(({ level }) => level === 1)?.text ??
    null
  const licence = /^licen[cs]e:\s*["']?(.+?)["']?\s*$/m.exec(front?.[1] ?? '')?.[1] ?? null
  return {
    ...unknown,
    title: title?.slice(0, 300) ?? null,
    licence,
    dropped: { ...droppedShape.parse({}), invisible: seen.invisible, comments },
    passages: cutPassages(blocks),
  }
}

function markdownBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let fence: string | null = null
  const close = () => {
    const whole = (fence ? lines.join('\n') : inline(lines.join('\n'))).trim()
    if (whole !== '') blocks.push({ text: whole })
    lines = []
  }
  for (const line of text.split('\n')) {
    const mark: string | undefined = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1]
    if (mark && (fence === null || mark.startsWith(fence))) {
      close()
      fence = fence === null ? mark : null
      continue
    }
    const heading = fence === null ? /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line) : null
    const under = fence === null && lines.length === 1 ? /^\s{0,3}(=+|-{2,})\s*$/.exec(line)?.[1] : undefined
    if (heading) {
      close()
      blocks.push({ text: inline(heading[2] ?? ''), level: heading[1]?.length ?? 1 })
    } else if (under) {
      blocks.push({ text: inline(lines.pop() ?? ''), level: under.startsWith('=') ? 1 : 2 })
    } else if (fence === null && line.trim() === '') close()
    else lines.push(line)
  }
  close()
  return blocks.filter(({ text }) => text !== '')
}

/** What a reader of the rendered page sees of a line. */
const inline = (text: string) =>
  text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
