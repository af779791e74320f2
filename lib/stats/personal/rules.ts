import type { PersonalKind } from '../schema'
import type { Texts } from './schema'

export type Find = { kind: PersonalKind; from: number; until: number }

// Each quantifier is bounded and no two neighbours match the same characters, so that no text takes long.
const patterns: { kind: PersonalKind; pattern: RegExp; holds?: (found: string) => boolean }[] = [
  {
    kind: 'email',
    pattern: /(?<![\w.%+-])[\w%+-](?:\.?[\w%+-]){0,63}@(?:[a-z0-9](?:-?[a-z0-9]){0,62}\.){1,8}[a-z]{2,24}(?![\w-])/gi,
  },
  { kind: 'iban', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, holds: isIban },
  { kind: 'card', pattern: /(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d-])/g, holds: isCard },
  {
    kind: 'ip',
    pattern: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d]|\.\d)/g,
  },
  {
    kind: 'ip',
    pattern: /(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?:(?::[0-9a-f]{1,4}){1,5}|[0-9a-f]{1,4}|:)(?![\w:.])/gi,
    holds: isIp6,
  },
  {
    kind: 'phone',
    pattern: /(?<![\w.+-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,4}){1,4}(?![\w-]|\.\d)/g,
    holds: isPhone,
  },
  { kind: 'phone', pattern: /(?<![\w+])\+\d{8,15}(?!\w)/g },
  {
    kind: 'address',
    pattern:
      /\b\d{1,5}[a-z]? (?:[A-Z][\p{L}'’.-]{1,24} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace|Way|Close|Crescent|Highway|Hwy)\b\.?/gu,
  },
  {
    kind: 'address',
    pattern: /(?<!\p{L})\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|weg|gasse|allee|platz) \d{1,4}[a-z]?\b/gu,
  },
]

/**
 * What in a text looks like it belongs to a person, from left to right. Of two that overlap, the first kind of the list
 * wins; what has the shape of a card or an IBAN and the wrong check digits is no find, and no phone number either.
 */
export function findPersonal(text: string): Find[] {
  const taken: (Find & { holds: boolean })[] = []
  for (const { kind, pattern, holds } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [from, until] = [match.index, match.index + match[0].length]
      if (taken.some((find) => from < find.until && find.from < until)) continue
      taken.push({ kind, from, until, holds: holds?.(match[0]) ?? true })
    }
  }
  return taken
    .filter(({ holds }) => holds)
    .map(({ kind, from, until }) => ({ kind, from, until }))
    .sort((a, b) => a.from - b.from)
}

/** The text with each find of these kinds replaced by its kind in brackets. */
export function maskPersonal(text: string, kinds: readonly PersonalKind[]) {
  const finds = findPersonal(text).filter(({ kind }) => kinds.includes(kind))
  let masked = ''
  let at = 0
  for (const { kind, from, until } of finds) {
    masked += `${text.slice(at, from)}[${kind}]`
    at = until
  }
  return { text: masked + text.slice(at), count: finds.length }
}

function isCard(found: string) {
  const digits = found.replaceAll(/\D/g, '')
  return digits.length >= 13 && digits.length <= 19 && !/^(\d)\1+$/.test(digits) && passesLuhn(digits)
}

function passesLuhn(digits: string) {
  const sum = [...digits].reverse().reduce((sum, digit, at) => {
    const value = Number(digit) * (at % 2 ? 2 : 1)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** The remainder of the number that an IBAN spells, by 97, is one. */
function isIban(found: string) {
  const letters = found.replaceAll(' ', '')
  if (letters.length < 15 || letters.length > 34) return false
  const digits = [...(letters.slice(4) + letters.slice(0, 4))].map((each) => Number.parseInt(each, 36)).join('')
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

function isIp6(found: string) {
  const groups = found.split(':')
  return found.includes('::') ? found.split('::').length === 2 && groups.length <= 8 : groups.length === 8
}

/** Seven digits at least, and not a date, a year range or a grouped number. */
function isPhone(found: string) {
  const digits = found.replaceAll(/\D/g, '')
  if (digits.length < 7 || digits.length > 15) return false
  if (/^\d{4}[-. ]\d{1,2}[-. ]\d{1,2}$/.test(found) || /^\d{1,2}[-. ]\d{1,2}[-. ]\d{4}$/.test(found)) return false
  if (/^\d{4}[ -]\d{4}$/.test(found) && /^(19|20)/.test(found)) return false
  return !/^\d{1,3}([. ]\d{3})+$/.test(found)
}

const around = 60

/** The text around the first find of this kind, in parts; what is found is named, the rest is text. */
export function excerptsOf(texts: readonly string[], kind?: PersonalKind) {
  for (const text of texts) {
    const finds = findPersonal(text)
    const first = finds.find((find) => !kind || find.kind === kind)
    if (!first) continue
    const [from, until] = [Math.max(0, first.from - around), Math.min(text.length, first.until + around)]
    const parts: { text: string; found: PersonalKind | null }[] = []
    let at = from
    for (const find of finds) {
      if (find.from < from || find.until > until) continue
      parts.push(
        { text: text.slice(at, find.from), found: null },
        { text: text.slice(find.from, find.until), found: find.kind },
      )
      at = find.until
    }
    parts.push({ text: text.slice(at, until), found: null })
    const kept = parts.filter((part) => part.text !== '')
    if (from > 0) kept.unshift({ text: '…', found: null })
    if (until < text.length) kept.push({ text: '…', found: null })
    return kept
  }
  return []
}

/** What people read of a sample: what is made from these texts is masked with them, but not counted. */
export const readTexts = ({ prompt, response, conversation }: Pick<Texts, 'prompt' | 'response' | 'conversation'>) => [
  ...(conversation ?? []).map(({ content }) => content),
  prompt,
  ...(response === null ? [] : [response]),
]

/** All texts of a sample without what is personal in them, or null when nothing was. */
export function maskTexts(given: Texts, kinds: readonly PersonalKind[]): Texts | null {
  let count = 0
  const mask = <T extends string | null>(text: T): T => {
    if (text === null) return text
    const masked = maskPersonal(text, kinds)
    count += masked.count
    return masked.text as T
  }
  const masked = {
    prompt: mask(given.prompt),
    response: mask(given.response),
    unwrapped: mask(given.unwrapped),
    safePrompt: mask(given.safePrompt),
    conversation: given.conversation?.map((turn) => ({ ...turn, content: mask(turn.content) })) ?? null,
  }
  return count > 0 ? masked : null
}
