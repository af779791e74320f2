import type { Block, PassageDraft } from './schema'

const shortest = 200
const longest = 1200
/** A sentence may be longer than a passage; what is longer than this is no sentence. */
const longestSentence = 4000
const separator = ' › '

/** Passages of whole sentences, a section at a time, each with the headings that it stands under. */
export function cutPassages(blocks: readonly Block[]): PassageDraft[] {
  return sectionsOf(blocks).reduce<PassageDraft[]>((passages, section) => joinShort(passages, cutSection(section)), [])
}

type Section = { heading: string; own: string; blocks: Block[] }

function sectionsOf(blocks: readonly Block[]): Section[] {
  const above: { level: number; text: string }[] = []
  const sections: Section[] = [{ heading: '', own: '', blocks: [] }]
  for (const block of blocks) {
    if (block.level === undefined) {
      sections.at(-1)?.blocks.push(block)
      continue
    }
    while (above.length > 0 && (above.at(-1)?.level ?? 0) >= block.level) above.pop()
    const own = block.text.replace(/\s+/g, ' ').trim().slice(0, 200)
    above.push({ level: block.level, text: own })
    sections.push({ heading: above.map(({ text }) => text).join(separator), own, blocks: [] })
  }
  return sections.filter(({ blocks }) => blocks.length > 0)
}

function cutSection({ heading, own, blocks }: Section): (PassageDraft & { own: string })[] {
  const passages: (PassageDraft & { own: string })[] = []
  let text = ''
  let page: number | null = null
  const close = () => {
    if (text.trim() !== '') passages.push({ heading, own, text: text.trim(), page })
    text = ''
  }
  for (const block of blocks) {
    const parts = block.text.length > longest ? sentences(block.text) : [block.text]
    for (const [at, part] of parts.entries()) {
      const glue = text === '' ? '' : at === 0 ? '\n' : ''
      if (text !== '' && (text + glue + part).trim().length > longest) close()
      if (text === '') page = block.page ?? null
      text += text === '' ? part.trimStart() : glue + part
    }
  }
  close()
  const last = passages.at(-1)
  const before = passages.at(-2)
  // A short rest is better read with what stands before it, even where that makes it a little long.
  if (last && before && last.text.length < shortest && before.text.length + last.text.length < longest + shortest) {
    before.text += `\n${last.text}`
    passages.pop()
  }
  return passages
}

/** A section of a line or two says little alone: it joins the passage before it, with its heading as a line. */
function joinShort(passages: PassageDraft[], section: (PassageDraft & { own: string })[]): PassageDraft[] {
  const [first] = section
  const before = passages.at(-1)
  const joined = first && before && [before.text, first.own, first.text].filter(Boolean).join('\n')
  if (
    first &&
    before &&
    joined &&
    section.length === 1 &&
    (first.text.length < shortest || before.text.length < shortest) &&
    joined.length <= longest
  ) {
    before.text = joined
    return passages
  }
  passages.push(...section.map(({ heading, text, page }) => ({ heading, text, page })))
  return passages
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })

function sentences(text: string): string[] {
  return [...segmenter.segment(text)].flatMap(({ segment }) =>
    segment.length > longestSentence ? pieces(segment) : [segment],
  )
}

/** Something without full stops, such as code or a list of numbers: between its words. */
function pieces(text: string): string[] {
  const found: string[] = []
  for (let from = 0; from < text.length; ) {
    const space = text.lastIndexOf(' ', from + longest)
    const to =
      text.length - from <= longest ? text.length : space > from ? space + 1 : wholeCharacters(text, from + longest)
    found.push(text.slice(from, to))
    from = to
  }
  return found
}

const wholeCharacters = (text: string, at: number) => ((text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at)
