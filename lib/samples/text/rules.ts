/** One thing to look for: a word, the beginning of one (`acc*`), or words in a row ("verify your account"); or the lack of it (-spam). */
export type Term = { text: string; kind: 'words' | 'beginning'; not: boolean }

const termsAtMost = 20

/** Reads what a person typed. Nothing is an error: a quote without its end ends with the text. */
export function termsOf(text: string): Term[] {
  const found = text.matchAll(/(-?)"([^"]*)"?|(-?)([^\s"]+)/gu)
  return [...found]
    .map(([, quotedNot, quoted, wordNot, word]): Term => {
      const not = (quotedNot ?? wordNot) === '-'
      if (quoted !== undefined) return { text: quoted, kind: 'words', not }
      const beginning = /^([\p{L}\p{N}]+)\*$/u.exec(word ?? '')?.[1]
      return beginning ? { text: beginning, kind: 'beginning', not } : { text: word ?? '', kind: 'words', not }
    })
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .slice(0, termsAtMost)
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** Finds what is looked for as the database does: whole words, any case, whatever stands between words in a row. */
function patternOf(terms: readonly Term[]) {
  const parts = terms
    .filter(({ not }) => !not)
    .flatMap(({ text, kind }) => {
      const words = wordsOf(text)
      return words.length > 0
        ? [`${words.join('[^\\p{L}\\p{N}]{1,8}')}${kind === 'beginning' ? '[\\p{L}\\p{N}]*' : ''}`]
        : []
    })
  return parts.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu') : null
}

const excerptLength = 280
const leadBefore = 28

/** One line of a text, begun near the first match so that the match can be seen. */
export function excerptOf(text: string, terms: readonly Term[]) {
  const line = text.slice(0, 20_000).replace(/\s+/gu, ' ').trim()
  const at = patternOf(terms)?.exec(line)?.index ?? 0
  const from = at > leadBefore + 12 ? line.indexOf(' ', at - leadBefore) + 1 : 0
  const start = from > 0 && from <= at ? from : at > leadBefore + 12 ? at : 0
  return `${start > 0 ? '… ' : ''}${line.slice(start, start + excerptLength)}`
}

export const hasMatch = (text: string, terms: readonly Term[]) => patternOf(terms)?.test(text) ?? false

export type Piece = { kind: 'text' | 'mark' | 'hidden'; text: string }

/** A text in pieces: what was looked for is marked, what cannot be seen is named. */
export function piecesOf(text: string, terms: readonly Term[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const pattern = patternOf(terms)
  for (const match of pattern ? text.matchAll(pattern) : []) {
    if (match.index > at) pieces.push(...shown(text.slice(at, match.index), 'text'))
    pieces.push(...shown(match[0], 'mark'))
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push(...shown(text.slice(at), 'text'))
  return pieces
}

// Zero width, direction, tags and controls. A joiner inside an emoji is part of it.
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
  /(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

function shown(text: string, kind: 'text' | 'mark'): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(unseen)) {
    if (match.index > at) pieces.push({ kind, text: text.slice(at, match.index) })
    pieces.push({ kind: 'hidden', text: nameOf(match[0]) })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ kind, text: text.slice(at) })
  return pieces
}

const names: Record<string, string> = {
  '00AD': 'soft hyphen',
  '200B': 'zero-width space',
  '200C': 'zero-width non-joiner',
  '200D': 'zero-width joiner',
  '200E': 'left-to-right mark',
  '200F': 'right-to-left mark',
  '202A': 'left-to-right embedding',
  '202B': 'right-to-left embedding',
  '202C': 'end of direction',
  '202D': 'left-to-right override',
  '202E': 'right-to-left override',
  '2060': 'word joiner',
  '2066': 'left-to-right isolate',
  '2067': 'right-to-left isolate',
  '2068': 'first-strong isolate',
  '2069': 'end of isolate',
  FEFF: 'byte order mark',
}

function nameOf(character: string) {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return names[code] ? `U+${code} ${names[code]}` : `U+${code}`
}
