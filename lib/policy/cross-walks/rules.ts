import { matchLabels, mergeTarget, polarityOf } from '../rules'
import type { LabelDraft, Polarity } from '../schema'
import type { MappingPlan, WalkEntry, WalkLine } from './schema'

type Label = Pick<LabelDraft, 'code' | 'name' | 'polarity' | 'aliases' | 'retired' | 'mergedInto'>
type Step = MappingPlan['steps'][number]

/** Labels of one polarity become the one label of that polarity on the other side, where there is just one. */
export function walkByPolarity(from: readonly Label[], to: readonly Label[]): WalkEntry[] {
  return from
    .filter(({ retired }) => !retired)
    .flatMap(({ code, polarity }) => {
      const same = to.filter((label) => !label.retired && label.polarity === polarity)
      const [only] = same
      return only && same.length === 1 ? [{ fromCode: code, toCode: only.code, lossy: false, note: '' }] : []
    })
}

/** Labels that are spelled alike on both sides. A difference in polarity is a loss. */
export function walkBySpelling(from: readonly Label[], to: readonly Label[]): WalkEntry[] {
  return from
    .filter(({ retired }) => !retired)
    .flatMap((label) => {
      const [match] = matchLabels(to, [label.name])
      const codes = match?.kind === 'exact' ? [match.code] : match?.kind === 'suggested' ? match.codes : []
      return codes.map((toCode) => ({
        fromCode: label.code,
        toCode,
        lossy: to.find(({ code }) => code === toCode)?.polarity !== label.polarity,
        note: 'Spelled alike',
      }))
    })
}

/** Between versions of one policy: a label stays itself, or goes where it was merged. */
export function walkByVersion(from: readonly Label[], to: readonly Label[]): WalkEntry[] {
  return from.flatMap(({ code }) => {
    const toCode = mergeTarget(to, code)
    return toCode === null ? [] : [{ fromCode: code, toCode, lossy: false, note: toCode === code ? '' : 'Merged' }]
  })
}

/** What a saved walk must hold: both codes known, each pair once. */
export function walkProblems(entries: readonly WalkEntry[], from: readonly Label[], to: readonly Label[]): string[] {
  const pairs = entries.map(({ fromCode, toCode }) => JSON.stringify([fromCode, toCode]))
  return [
    ...entries
      .filter(({ fromCode }) => !from.some(({ code }) => code === fromCode))
      .map(({ fromCode }) => `${fromCode} is no label of the policy it starts from`),
    ...entries
      .filter(({ toCode }) => !to.some(({ code, retired }) => code === toCode && !retired))
      .map(({ toCode }) => `${toCode} is no open label of the policy it leads to`),
    ...entries
      .filter((_, index) => pairs.indexOf(pairs[index] ?? '') !== index)
      .map(({ fromCode, toCode }) => `${fromCode} → ${toCode} is written twice`),
  ]
}

type Target = { code: string; polarity: Polarity; position: number }

/** The steps that a run may take: one target, or those a person chose among several. */
export function stepsOf(
  entries: readonly WalkEntry[],
  to: readonly Target[],
  choices: Record<string, string[]>,
): Step[] {
  return [...new Set(entries.map(({ fromCode }) => fromCode))].flatMap((from) => {
    const targets = entries.filter(({ fromCode }) => fromCode === from).map(({ toCode }) => toCode)
    const chosen = targets.length === 1 ? targets : targets.filter((code) => choices[from]?.includes(code))
    return chosen.flatMap((code) => {
      const target = to.find((label) => label.code === code)
      return target ? [{ from, to: code, polarity: target.polarity, position: target.position }] : []
    })
  })
}

/** What the samples of each code would become; those that need a person come first. */
export function walkLines(
  counts: readonly { code: string; samples: number }[],
  entries: readonly WalkEntry[],
  from: readonly Label[],
  to: readonly Label[],
): WalkLine[] {
  const lines = counts.map(({ code, samples }): WalkLine => {
    const label = from.find((label) => label.code === code)
    const targets = entries.flatMap(({ fromCode, toCode, lossy }) => {
      const target = fromCode === code && to.find((label) => label.code === toCode)
      return target ? [{ ...target, lossy }] : []
    })
    return {
      code,
      name: label?.name ?? code,
      polarity: label?.polarity ?? 'none',
      samples,
      fate: targets.length === 0 ? 'unmapped' : targets.length === 1 ? 'mapped' : 'ambiguous',
      to: targets.map(({ code, name, lossy }) => ({ code, name, lossy })),
      polarityChanges: targets.length > 0 && polarityOf(targets) !== (label?.polarity ?? 'none'),
    }
  })
  const weight = { ambiguous: 0, unmapped: 1, mapped: 2 }
  return lines.toSorted((one, other) => weight[one.fate] - weight[other.fate] || other.samples - one.samples)
}
