import type { PersonaFilter } from './schema'

/** The facet that a tag belongs to, and what it says there. */
export function tagParts(tag: string): { facet: string; value: string } {
  const at = tag.indexOf(':')
  return at > 0 ? { facet: tag.slice(0, at), value: tag.slice(at + 1) } : { facet: '', value: tag }
}

export const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** As a person reads it: "middle-east-and-north-africa" is "Middle East and North Africa", "25-34" stays. */
export function tagWords(tag: string) {
  const { facet, value } = tagParts(tag)
  const words = value.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
  // Places and languages are names.
  return facet === 'region' || facet === 'language'
    ? words.replace(/(?<!\p{L})(?!and\b)\p{L}/gu, (letter) => letter.toUpperCase())
    : words
}

/** Of one facet any will do; every facet counts. */
export function byFacet(tags: readonly string[]): string[][] {
  const facets = new Map<string, string[]>()
  for (const tag of tags) {
    const { facet } = tagParts(tag)
    // Tags without a facet do not exclude each other, so each counts by itself.
    const key = facet || `:${tag}`
    facets.set(key, [...(facets.get(key) ?? []), tag])
  }
  return [...facets.values()]
}

export const hasTags = (tags: readonly string[], wanted: readonly string[]) =>
  byFacet(wanted).every((any) => any.some((tag) => tags.includes(tag)))

/** A search as Postgres asks it: every word begins one of the text's. Null when there is no word in it. */
export function searchQuery(search: string): string | null {
  const words = searchWords(search)
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(' & ')
}

export const searchWords = (search: string) => (search.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, 20)

/** The same text, cut where the words of a search begin, for highlights. */
export function marked(text: string, search: string): { text: string; hit: boolean }[] {
  const words = searchWords(search)
  if (words.length === 0) return [{ text, hit: false }]
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(${words.map((word) => word.normalize()).join('|')})`, 'giu')
  const parts: { text: string; hit: boolean }[] = []
  let from = 0
  for (const { index, 0: found } of text.matchAll(pattern)) {
    if (index > from) parts.push({ text: text.slice(from, index), hit: false })
    parts.push({ text: found, hit: true })
    from = index + found.length
  }
  return from < text.length ? [...parts, { text: text.slice(from), hit: false }] : parts
}

export const isFiltered = ({
  search,
  tags,
  groups,
  origins,
}: Pick<PersonaFilter, 'search' | 'tags' | 'groups' | 'origins'>) =>
  search !== '' || tags.length + groups.length + origins.length > 0

export type Draw = { drawn: string[]; ranOut: boolean /** Not drawn, neither now nor before. */; left: number }

/**
 * Draws without replacement. The order hangs on seed and id alone: personas that join later do not move the others,
 * and drawing ten and then ten more gives what drawing twenty gives. With `groupOf`, each next one comes from the group
 * that was drawn from least, counting what was drawn already.
 */
export function drawPersonas(
  ids: readonly string[],
  count: number,
  seed: number,
  already: Iterable<string> = [],
  groupOf?: (id: string) => string,
): Draw {
  const taken = new Set(already)
  const pool = [...new Set(ids)]
  const open = ordered(
    pool.filter((id) => !taken.has(id)),
    seed,
  )
  const drawn = groupOf
    ? spread(
        open,
        Math.min(count, open.length),
        seed,
        pool.filter((id) => taken.has(id)),
        groupOf,
      )
    : open.slice(0, count)
  return { drawn, ranOut: open.length < count, left: open.length - drawn.length }
}

function spread(open: string[], count: number, seed: number, before: string[], groupOf: (id: string) => string) {
  const groups = new Map<string, { drawn: number; next: number; rest: string[] }>()
  const groupFor = (id: string) => {
    const name = groupOf(id)
    const found = groups.get(name) ?? { drawn: 0, next: 0, rest: [] }
    groups.set(name, found)
    return found
  }
  for (const id of before) groupFor(id).drawn++
  for (const id of open) groupFor(id).rest.push(id)
  const turns = ordered([...groups.keys()], seed).flatMap((name) => groups.get(name) ?? [])
  let waiting = turns.filter(({ rest }) => rest.length > 0)
  const drawn: string[] = []
  for (let level = Math.min(...waiting.map(({ drawn }) => drawn)); drawn.length < count; level++) {
    for (const group of waiting) {
      const id = group.drawn > level ? undefined : group.rest[group.next]
      if (id === undefined) continue
      drawn.push(id)
      group.next++
      group.drawn++
      if (drawn.length === count) break
    }
    waiting = waiting.filter(({ next, rest }) => next < rest.length)
  }
  return drawn
}

function ordered(names: string[], seed: number) {
  return names
    .map((name) => ({ name, chance: chanceOf(`${seed} ${name}`) }))
    .sort((a, b) => a.chance - b.chance || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
}

/** cyrb53: 53 well mixed bits of a text, the same on every machine. */
function chanceOf(text: string) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
