import { parseHTML } from 'linkedom'
import yauzl from 'yauzl'
import { cutPassages } from './cut-passages'
import { type Block, droppedShape, type Dropped, type ReadText } from './schema'
import { visible } from './visible'

const mostBytes = 200 * 1024 * 1024
const wanted = ['word/document.xml', 'word/styles.xml', 'docProps/core.xml']

/** Paragraphs of a Word document, its headings told by their styles. What is deleted or marked as hidden in it is left out. */
export async function readDocx(bytes: Buffer): Promise<ReadText> {
  const parts = await unzip(bytes)
  const body = parts.get('word/document.xml')
  if (body === undefined) throw new Error('this archive is no Word document')
  const dropped = droppedShape.parse({})
  const seen = visible(body)
  dropped.invisible += seen.invisible
  const levels = levelsOf(parts.get('word/styles.xml') ?? '')
  const blocks = [...elements(parse(seen.text), 'w:body')].flatMap((root) => blocksIn(root, levels, dropped))
  const core = parse(parts.get('docProps/core.xml') ?? '')
  const about = (name: string) => elements(core, name)[0]?.textContent?.trim().slice(0, 300) || null
  return {
    title: about('dc:title'),
    language: about('dc:language'),
    licence: about('dc:rights'),
    canonical: null,
    dropped,
    passages: cutPassages(blocks),
    needsBrowser: false,
  }
}

/** As HTML, because its parser takes any depth and knows no entities of the document's own. */
const parse = (xml: string): Document =>
  parseHTML(
    `<html><body>${xml.replace(/<\?[\s\S]*?\?>|<!DOCTYPE[\s\S]*?>/g, '').replace(/<([\w:]+)((?:\s[^<>]*?)?)\/>/g, '<$1$2></$1>')}</body></html>`,
  ).document
const elements = (root: Document | Element, name: string) => [...root.getElementsByTagName(name.toLowerCase())]
const valueIn = (element: Element | undefined) => element?.getAttribute('w:val') ?? null

function levelsOf(styles: string) {
  const levels = new Map<string, number>()
  for (const style of elements(parse(styles), 'w:style')) {
    const outline = valueIn(elements(style, 'w:outlineLvl')[0])
    const named = /^(?:heading|überschrift|titre)\s*([1-6])$/i.exec(valueIn(elements(style, 'w:name')[0]) ?? '')?.[1]
    const id = style.getAttribute('w:styleId') ?? style.getAttribute('w:styleid')
    const level = named ? Number(named) : outline !== null && Number(outline) < 6 ? Number(outline) + 1 : null
    if (id && level) levels.set(id, level)
  }
  return levels
}

function blocksIn(root: Element, levels: Map<string, number>, dropped: Dropped): Block[] {
  const blocks: Block[] = []
  for (const child of root.children) {
    const name = child.tagName.toLowerCase()
    if (name === 'w:p') blocks.push(...paragraph(child, levels, dropped))
    else if (name === 'w:tbl') blocks.push(...elements(child, 'w:tr').flatMap((row) => tableRow(row, dropped)))
    else if (name === 'w:sdt' || name === 'w:sdtcontent' || name === 'w:customxml' || name === 'w:ins')
      blocks.push(...blocksIn(child, levels, dropped))
  }
  return blocks
}

function paragraph(element: Element, levels: Map<string, number>, dropped: Dropped): Block[] {
  const style = valueIn(elements(element, 'w:pStyle')[0])
  const level = style ? (levels.get(style) ?? Number(/^heading([1-6])$/i.exec(style)?.[1] ?? 0)) : 0
  const text = textOf(element, dropped).trim()
  if (text === '') return []
  const listed = elements(element, 'w:numPr').length > 0 && !level
  return [{ text: listed ? `- ${text}` : text, ...(level > 0 && { level }) }]
}

function tableRow(row: Element, dropped: Dropped): Block[] {
  const text = elements(row, 'w:tc')
    .map((cell) => textOf(cell, dropped).trim())
    .filter(Boolean)
    .join(' | ')
  return text === '' ? [] : [{ text }]
}

function textOf(element: Element, dropped: Dropped): string {
  let text = ''
  for (const run of elements(element, 'w:r')) {
    const own = pieces(run)
    if (elements(run, 'w:vanish').some((mark) => !/^(0|false|off)$/i.test(valueIn(mark) ?? ''))) {
      if (own.trim() !== '') dropped.hiddenElements++
      dropped.hiddenCharacters += own.trim().length
    } else text += own
  }
  return text
}

const pieces = (run: Element) =>
  [...run.children]
    .map((child) => {
      const name = child.tagName.toLowerCase()
      if (name === 'w:t') return child.textContent ?? ''
      return name === 'w:tab' ? '\t' : name === 'w:br' || name === 'w:cr' ? '\n' : ''
    })
    .join('')

function unzip(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error('this document is damaged'))
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) return failed()
      const parts = new Map<string, string>()
      let total = 0
      zip.on('error', failed).on('end', () => resolve(parts))
      zip.on('entry', (entry: yauzl.Entry) => {
        if (!wanted.includes(entry.fileName)) return zip.readEntry()
        zip.openReadStream(entry, (error, stream) => {
          if (error || !stream) return failed()
          const chunks: Buffer[] = []
          stream.on('error', failed)
          stream.on('data', (chunk: Buffer) => {
            total += chunk.length
            if (total > mostBytes) return stream.destroy(new Error('too large'))
            chunks.push(chunk)
          })
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
