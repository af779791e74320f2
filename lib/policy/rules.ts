import type { LabelDraft, LabelView, Polarity } from './schema'

/** A label as a draft writes it, without what its row adds. */
export function asDraft({ id: _id, position: _position, ...label }: LabelView): LabelDraft {
  return label
}

/** What a set of labels says: the worst of them. */
export function polarityOf(labels: readonly { polarity: Polarity }[]): Polarity {
  return (
    (['unsafe', 'caution', 'safe'] as const).find((polarity) => labels.some((label) => label.polarity === polarity)) ??
    'none'
  )
}

/** Keys that decide, move and open the help in every room; a label cannot have them. */
export const reservedKeys = ['j', 'k', 's', 'f', 'x', 'c', 'e', 'z', 'b', 'r', '/', '?'] as const
export const labelKeys = [...'1234567890abcdefghijklmnopqrstuvwxyz'].filter(
  (key) => !reservedKeys.some((reserved) => reserved === key),
)

type Keyed = Pick<LabelDraft, 'code' | 'key' | 'retired'>

/** Every label's key: the one it was given, else that of its place, else the first that is free. A retired one keeps its place and has none. */
export function keysOf(labels: readonly Keyed[]): Map<string, string | null> {
  const open = labels.filter(({ retired }) => !retired)
  const taken = new Set(open.flatMap(({ key }) => key ?? []))
  const keys = new Map<string, string | null>(labels.map(({ code, key, retired }) => [code, retired ? null : key]))
  const give = (code: string, key: string | undefined) => {
    if (key === undefined || taken.has(key) || keys.get(code)) return
    taken.add(key)
    keys.set(code, key)
  }
  for (const [place, { code, retired }] of labels.entries()) if (!retired) give(code, labelKeys[place])
  const firstFree = () => labelKeys.find((key) => !taken.has(key))
  for (const { code } of open) give(code, firstFree())
  return keys
}

export const policyCan = {
  edit: (version: { publishedAt: string | null }) => version.publishedAt === null,
  draft: (versions: readonly { publishedAt: string | null }[]) =>
    versions.every(({ publishedAt }) => publishedAt !== null),
}

export type Problem = { code: string; message: string }

/** What keeps a draft from being saved. `known` are codes of the version before, which samples may carry. */
export function problemsOf(labels: readonly LabelDraft[], known: readonly string[] = []): Problem[] {
  const byCode = new Map(labels.map((label) => [label.code, label]))
  const open = labels.filter(({ retired }) => !retired)
  return [
    ...repeated(labels, ({ code }) => code.toLowerCase()).map(({ code }) => ({
      code,
      message: `Two labels have the code ${code}`,
    })),
    ...repeated(open, ({ name }) => spelling(name)).map(({ code, name }) => ({
      code,
      message: `Two labels are called “${name}”`,
    })),
    ...repeated(
      open.filter(({ key }) => key),
      ({ key }) => key ?? '',
    ).map(({ code, key }) => ({ code, message: `Two labels have the key ${key}` })),
    ...labels
      .filter(({ key }) => key && !labelKeys.includes(key))
      .map(({ code, key }) => ({ code, message: `The key ${key} is taken by the program` })),
    ...labels.flatMap((label) => mergeProblem(label, byCode)),
    ...known
      .filter((code) => !byCode.has(code))
      .map((code) => ({ code, message: `${code} was published and samples may carry it: retire it instead` })),
  ]
}

function mergeProblem({ code, mergedInto, retired }: LabelDraft, byCode: Map<string, LabelDraft>): Problem[] {
  if (mergedInto === null) return []
  if (!retired) return [{ code, message: `${code} was merged into ${mergedInto}, so it must be retired` }]
  const into = byCode.get(mergedInto)
  if (!into || mergedInto === code)
    return [{ code, message: `${code} is merged into ${mergedInto}, which is not here` }]
  return into.retired && !into.mergedInto
    ? [{ code, message: `${code} is merged into ${mergedInto}, which is retired` }]
    : []
}

/** What a draft needs beyond that to be published. */
export function publishProblems(labels: readonly LabelDraft[]): Problem[] {
  const open = labels.filter(({ retired }) => !retired)
  if (open.length < 2) return [{ code: '', message: 'A policy needs at least two labels to tell apart' }]
  return labels
    .filter(({ code, mergedInto }) => mergedInto !== null && mergeTarget(labels, code) === null)
    .map(({ code }) => ({ code, message: `${code} is merged in a circle` }))
}

/** Where a label's samples go: itself, the end of its merges, or null where nothing took it over. */
export function mergeTarget(
  labels: readonly Pick<LabelDraft, 'code' | 'retired' | 'mergedInto'>[],
  code: string,
): string | null {
  const byCode = new Map(labels.map((label) => [label.code, label]))
  for (
    let at = byCode.get(code), steps = 0;
    at && steps <= labels.length;
    at = byCode.get(at.mergedInto ?? ''), steps++
  ) {
    if (!at.retired) return at.code
  }
  return null
}

function repeated<L>(labels: readonly L[], by: (label: L) => string): L[] {
  const seen = new Set<string>()
  return labels.filter((label) => seen.has(by(label)) || !seen.add(by(label)))
}

/** What two spellings of one name have in common: no case, no width, no marks between words. */
export function spelling(text: string) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[\s_/,;:.()'"“”‘’·|\-\u2010-\u2015\u2212]+/g, ' ')
    .trim()
}

export type Matchable = { code: string; name: string; aliases?: readonly string[]; retired?: boolean }
export type LabelMatch =
  /** Written as the code, the name or a listed alias, letter by letter. */
  | { value: string; kind: 'exact'; code: string }
  /** Alike but for case, width, dashes, spaces, marks or and/&: for a person to confirm. Several when it could be more than one. */
  | { value: string; kind: 'suggested'; codes: string[] }
  | { value: string; kind: 'unknown' }

/** Reads labels as files write them. Nothing is guessed: what is not written exactly is suggested, never taken. */
export function matchLabels(labels: readonly Matchable[], values: readonly string[]): LabelMatch[] {
  const open = labels.filter(({ retired }) => !retired)
  const exact = index(open, (text) => text)
  const loose = index(open, spelling)
  return values.map((value) => {
    const same = exact.get(value) ?? []
    if (same.length === 1 && same[0]) return { value, kind: 'exact', code: same[0] }
    const alike = same.length > 1 ? same : (loose.get(spelling(value)) ?? [])
    return alike.length > 0 && spelling(value) !== ''
      ? { value, kind: 'suggested', codes: alike }
      : { value, kind: 'unknown' }
  })
}

/** Codes by what they may be written as. A code outranks a name, a name an alias, so that one label's alias cannot hide another. */
function index(labels: readonly Matchable[], by: (text: string) => string) {
  const found = new Map<string, string[]>()
  const ranks: ((label: Matchable) => readonly string[])[] = [
    ({ code }) => [code],
    ({ name }) => [name],
    ({ aliases }) => aliases ?? [],
  ]
  for (const rank of ranks) {
    const here = new Map<string, Set<string>>()
    for (const label of labels)
      for (const text of rank(label)) here.set(by(text), (here.get(by(text)) ?? new Set()).add(label.code))
    for (const [text, codes] of here) if (!found.has(text)) found.set(text, [...codes])
  }
  return found
}

/** Only tells safe from unsafe, so a verdict is all it can take. */
export function isBinary(labels: readonly { polarity: string; retired?: boolean }[]) {
  const open = labels.filter(({ retired }) => !retired)
  return open.length <= 2 && open.every(({ polarity }) => polarity === 'safe' || polarity === 'unsafe')
}
