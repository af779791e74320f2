import type { LabelDraft } from '../schema'

export type ChangeKind =
  | 'added'
  | 'removed'
  | 'merged'
  | 'retired'
  | 'restored'
  | 'renamed'
  | 'polarity'
  | 'redefined'
  | 'examples'
  | 'spellings'
  | 'key'
  | 'colour'
  | 'moved'
/** What became of one label between two versions, told by its code. */
export type LabelChange = { code: string; name: string; kind: ChangeKind; before: string; after: string }

/** Everything that differs between two versions, in the order of the later one; what was taken out comes last. */
export function diffVersions(before: readonly LabelDraft[], after: readonly LabelDraft[]): LabelChange[] {
  const old = new Map(before.map((label) => [label.code, label]))
  const kept = new Set(after.map(({ code }) => code))
  const moved = movedCodes(
    before.filter(({ code }) => kept.has(code)),
    after.filter(({ code }) => old.has(code)),
  )
  return [
    ...after.flatMap((label) => {
      const was = old.get(label.code)
      if (!was) return [{ code: label.code, name: label.name, kind: 'added' as const, before: '', after: label.name }]
      return [...changesOf(was, label), ...(moved.has(label.code) ? [placeChange(before, after, label)] : [])]
    }),
    ...before
      .filter(({ code }) => !kept.has(code))
      .map(({ code, name }) => ({ code, name, kind: 'removed' as const, before: name, after: '' })),
  ]
}

function changesOf(was: LabelDraft, is: LabelDraft): LabelChange[] {
  const facts: [ChangeKind, string, string][] = [
    ['renamed', was.name, is.name],
    ['polarity', was.polarity, is.polarity],
    ['redefined', was.definition, is.definition],
    ['examples', was.examples.join('\n'), is.examples.join('\n')],
    ['spellings', was.aliases.join('\n'), is.aliases.join('\n')],
    ['key', was.key ?? '', is.key ?? ''],
    ['colour', was.colour ?? '', is.colour ?? ''],
  ]
  return [
    ...endOf(was, is),
    ...facts
      .filter(([, before, after]) => before !== after)
      .map(([kind, before, after]) => ({ code: is.code, name: is.name, kind, before, after })),
  ]
}

function endOf(was: LabelDraft, is: LabelDraft): LabelChange[] {
  const change = (kind: ChangeKind, after: string) => [
    { code: is.code, name: is.name, kind, before: was.mergedInto ?? '', after },
  ]
  if (is.mergedInto && is.mergedInto !== was.mergedInto) return change('merged', is.mergedInto)
  if (is.retired && (!was.retired || was.mergedInto !== is.mergedInto)) return change('retired', '')
  return was.retired && !is.retired ? change('restored', '') : []
}

const placeChange = (
  before: readonly LabelDraft[],
  after: readonly LabelDraft[],
  { code, name }: LabelDraft,
): LabelChange => {
  const placeIn = (labels: readonly LabelDraft[]) => String(labels.findIndex((label) => label.code === code) + 1)
  return { code, name, kind: 'moved', before: placeIn(before), after: placeIn(after) }
}

/** The fewest labels whose move explains the new order: all but a longest run that is still in the old one. */
function movedCodes(before: readonly LabelDraft[], after: readonly LabelDraft[]) {
  const place = new Map(before.map(({ code }, index) => [code, index]))
  const order = after.map(({ code }) => place.get(code) ?? 0)
  const length: number[] = []
  const previous: number[] = []
  for (let at = 0; at < order.length; at++) {
    let best = -1
    for (let left = 0; left < at; left++)
      if ((order[left] ?? 0) < (order[at] ?? 0) && (length[left] ?? 0) > (length[best] ?? 0)) best = left
    length[at] = (length[best] ?? 0) + 1
    previous[at] = best
  }
  const stay = new Set<string>()
  for (let at = length.indexOf(Math.max(0, ...length)); at >= 0; at = previous[at] ?? -1)
    stay.add(after[at]?.code ?? '')
  return new Set(after.map(({ code }) => code).filter((code) => !stay.has(code)))
}

type Labels = readonly LabelDraft[]
const put = (labels: Labels, code: string, change: Partial<LabelDraft>) =>
  labels.map((label) => (label.code === code ? { ...label, ...change } : label))

/** The acts of the editor. Each gives the labels as they would be; none checks, that is for problemsOf. */
export const edit = {
  add: (labels: Labels, label: LabelDraft): LabelDraft[] => [...labels, label],
  change: (labels: Labels, code: string, change: Partial<LabelDraft>): LabelDraft[] =>
    put(labels, code, change).map((label) =>
      change.code && label.mergedInto === code ? { ...label, mergedInto: change.code } : label,
    ),
  retire: (labels: Labels, code: string) => put(labels, code, { retired: true, mergedInto: null }),
  restore: (labels: Labels, code: string) => put(labels, code, { retired: false, mergedInto: null }),
  merge: (labels: Labels, code: string, into: string) => put(labels, code, { retired: true, mergedInto: into }),
  /** Only for a label that was never published; those merged into it are open again. */
  remove: (labels: Labels, code: string) =>
    labels
      .filter((label) => label.code !== code)
      .map((label) => (label.mergedInto === code ? { ...label, retired: false, mergedInto: null } : label)),
  move(labels: Labels, code: string, to: number): LabelDraft[] {
    const moving = labels.find((label) => label.code === code)
    if (!moving) return [...labels]
    return labels.filter((label) => label !== moving).toSpliced(Math.max(0, Math.min(labels.length - 1, to)), 0, moving)
  },
  keysByPlace: (labels: Labels): LabelDraft[] => labels.map((label) => ({ ...label, key: null })),
}

/** A code for a new label, made from its name and not used yet. */
export function codeFor(name: string, labels: readonly { code: string }[]) {
  const stem =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'label'
  const taken = new Set(labels.map(({ code }) => code.toLowerCase()))
  for (let number = 1; ; number++) {
    const code = number === 1 ? stem : `${stem}-${number}`
    if (!taken.has(code)) return code
  }
}
