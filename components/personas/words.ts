import { marked, tagParts, tagWords } from '@/lib/personas/rules'

const origins: Record<string, string> = { starter: 'Starters', paste: 'Pasted', file: 'File', hub: 'PersonaHub' }
export const originWords = (origin: string) => origins[origin] ?? origin

/** The tags of a persona in one line, the telling ones first; what its group says already is left out. */
const order = ['age', 'work', 'mood', 'style', 'region', 'language']
export const tagLine = (tags: readonly string[], group = '') =>
  tags
    .filter((tag) => tagWords(tag).toLowerCase() !== group.toLowerCase())
    .toSorted((a, b) => place(a) - place(b))
    .map(tagWords)
    .join(' · ')
const place = (tag: string) => order.indexOf(tagParts(tag).facet) + 1 || 99

/** The marks of a search in a text; a line that is cut off begins shortly before the first. */
export function around(text: string, search: string) {
  const parts = marked(text, search)
  const [first, second] = parts
  if (!first || !second || first.hit || first.text.length < 60) return parts
  return [{ text: `… ${first.text.slice(-32).trimStart()}`, hit: false }, ...parts.slice(1)]
}
