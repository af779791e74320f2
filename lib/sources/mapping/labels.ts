import { type Matchable, matchLabels } from '../../policy/rules'
import type { Polarity } from '../../samples/schema'
import type { Mapping } from './schema'
import { isRecord } from '../read/json-values'

export type PolicyLabel = Matchable & { polarity: Polarity }
export type TargetPolicy = { name: string; origin: string | null; multiLabel: boolean; labels: PolicyLabel[] }
export type Labelled = { labels: string[]; polarity: Polarity } | { unreadable: string }

/** What a flag says. Nothing said is unknown, which is not no. */
const flags = new Map<string, boolean>([
  ['1', true],
  ['true', true],
  ['yes', true],
  ['0', false],
  ['false', false],
  ['no', false],
])

export function spellingsOf(
  form: 'text' | 'list' | 'flags',
  separator: string | null,
  value: unknown,
  known: readonly string[],
): string[] | { unreadable: string } {
  if (value === null || value === undefined || value === '') return []
  if (form === 'flags') {
    if (!isRecord(value)) return { unreadable: 'the labels are not a map from names to yes and no' }
    const raised: string[] = []
    for (const [name, said] of Object.entries(value)) {
      if (said === null || said === '') continue
      const flag = flags.get(String(said).trim().toLowerCase().replace(/\.0$/, ''))
      if (flag === undefined)
        return { unreadable: `“${String(said).slice(0, 40)}” under “${name}” is neither yes nor no` }
      if (flag) raised.push(name)
    }
    return raised
  }
  if (Array.isArray(value)) return value.map((one) => String(one).trim()).filter(Boolean)
  if (typeof value === 'object') return { unreadable: 'the label is a map, not a name' }
  const text = String(value).trim()
  return separator === null || text === '' ? (text === '' ? [] : [text]) : splitNames(text, separator, known)
}

/** Cuts a list at its separators, but never inside a name that itself holds one. The longest name that fits wins. */
export function splitNames(text: string, separator: string, known: readonly string[]): string[] {
  const pieces = text.split(separator).map((piece) => piece.trim())
  const names = new Set(known)
  const widest = Math.max(1, ...known.map((name) => name.split(separator).length))
  const found: string[] = []
  for (let at = 0; at < pieces.length; ) {
    let taken = 1
    for (let width = Math.min(widest, pieces.length - at); width > 1; width--) {
      const joined = [separator, `${separator} `]
        .map((glue) => pieces.slice(at, at + width).join(glue))
        .find((name) => names.has(name))
      if (joined === undefined) continue
      found.push(joined)
      taken = width
      break
    }
    if (taken === 1 && pieces[at]) found.push(pieces[at] ?? '')
    at += taken
  }
  return [...new Set(found)]
}

export const namesOf = (policy: TargetPolicy) =>
  policy.labels.flatMap(({ code, name, aliases }) => [code, name, ...(aliases ?? [])])

/** The label that alone says "safe", or alone says "unsafe", in a policy that has one. */
function only(policy: TargetPolicy, polarity: Polarity) {
  const open = policy.labels.filter((label) => label.polarity === polarity && !label.retired)
  return open.length === 1 ? (open[0]?.code ?? null) : null
}

/** Codes by spelling for one mapping and policy; the same spelling is asked for once. */
export function labelReader(
  policy: TargetPolicy,
  { confirmed, policy: codesOf }: Pick<Mapping, 'confirmed' | 'policy'>,
) {
  const byCode = new Map(policy.labels.map((label) => [label.code, label]))
  const [safe, unsafe] = [only(policy, 'safe'), only(policy, 'unsafe')]
  const seen = new Map<string, string | null | undefined>()

  /** The code, null where it was confirmed to be none, undefined where nobody has confirmed it. */
  function codeOf(spelling: string): string | null | undefined {
    if (seen.has(spelling)) return seen.get(spelling)
    const code = Object.hasOwn(confirmed, spelling) ? confirmed[spelling] : exactly(spelling)
    seen.set(spelling, code)
    return code
  }

  function exactly(spelling: string) {
    const [match] = matchLabels(policy.labels, [spelling])
    if (match?.kind !== 'exact') return undefined
    // S5 is one thing in one taxonomy and another in the next: a bare code counts only where the file is known to use this one.
    const bare =
      match.code === spelling && byCode.get(match.code)?.name !== spelling && /^[A-Z]{1,3}\d{1,3}$/.test(spelling)
    return bare && codesOf !== policy.origin ? undefined : match.code
  }

  return {
    codeOf,
    read(verdict: Polarity | null, spellings: string[]): Labelled {
      if (verdict === 'safe') return { labels: safe ? [safe] : [], polarity: 'safe' }
      const codes: string[] = []
      for (const spelling of spellings) {
        const code = codeOf(spelling)
        if (code === undefined)
          return {
            unreadable: `“${spelling.slice(0, 80)}” is no label of ${policy.name}, and nobody has said which it means`,
          }
        if (code !== null && !codes.includes(code)) codes.push(code)
      }
      if (codes.length > 1 && !policy.multiLabel)
        return { unreadable: `it has ${codes.length} labels, and ${policy.name} allows one` }
      if (codes.length === 0)
        return { labels: verdict === 'unsafe' && unsafe ? [unsafe] : [], polarity: verdict ?? 'none' }
      const worst = (['unsafe', 'caution', 'safe'] as const).find((polarity) =>
        codes.some((code) => byCode.get(code)?.polarity === polarity),
      )
      return { labels: codes, polarity: verdict ?? worst ?? 'none' }
    },
  }
}
