import { polarityOf } from '../../policy/rules'
import type { LabelInfo, VerdictView } from '../../samples/schema'
import type { ReviewAct, Suggestion } from './schema'

export const leaseSeconds = 180
export const renewEverySeconds = 60

/** What one person said, in a form that can be compared with another's. */
export const answerOf = (act: ReviewAct, labels: readonly string[]) =>
  act === 'accept' || act === 'label' ? JSON.stringify([...labels].sort()) : act

/** Skips and notes leave an item open, a change of its text too. */
export const isAnswer = (act: ReviewAct) => act !== 'skip' && act !== 'note' && act !== 'rewrite' && act !== 'reopen'

type Labels = readonly Pick<LabelInfo, 'code' | 'polarity'>[]

/** What most judges say, else the label it came with. A verdict that cannot be read counts among all, and for nothing. */
export function suggestionOf(
  verdicts: readonly Pick<VerdictView, 'outcome' | 'polarity' | 'labels' | 'confidence'>[],
  labels: readonly string[],
  known: Labels,
  multiLabel: boolean,
): Suggestion | null {
  const read = verdicts.filter(({ outcome, polarity }) => outcome === 'read' && polarity !== 'none')
  if (read.length === 0) {
    if (labels.length === 0) return null
    const polarity = polarityOf(known.filter(({ code }) => labels.includes(code)))
    return { labels: [...labels], polarity, from: 'label', votes: 0, of: 0, scores: [] }
  }
  const count = (kind: string) => read.filter(({ polarity }) => polarity === kind).length
  const [polarity, runnerUp] = [...(['unsafe', 'caution', 'safe'] as const)].sort(
    (one, other) => count(other) - count(one),
  )
  if (!polarity || (runnerUp && count(polarity) === count(runnerUp)))
    return {
      labels: [],
      polarity: 'none',
      from: 'judges',
      votes: 0,
      of: verdicts.length,
      scores: scoresOf(read, known),
    }
  const scores = scoresOf(read, known)
  const within = scores.filter(({ code }) => known.find((label) => label.code === code)?.polarity === polarity)
  const named = multiLabel ? within.filter(({ score }) => score >= 0.5) : []
  const chosen = named.length > 0 ? named : within.slice(0, 1)
  return {
    labels: inOrder(
      chosen.map(({ code }) => code),
      known,
    ),
    polarity,
    from: 'judges',
    votes: count(polarity),
    of: verdicts.length,
    scores,
  }
}

const inOrder = (codes: readonly string[], known: Labels) =>
  known.filter(({ code }) => codes.includes(code)).map(({ code }) => code)

/** A judge without a confidence is taken at its word. */
function scoresOf(read: readonly Pick<VerdictView, 'labels' | 'confidence'>[], known: Labels) {
  return known
    .map(({ code }) => ({
      code,
      score:
        read.reduce((sum, verdict) => sum + (verdict.labels.includes(code) ? (verdict.confidence ?? 1) : 0), 0) /
        read.length,
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? null) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Where known answers go among the next `take`: never the first of all, about `share` of them, at places that chance chooses. */
export function goldPlaces(
  take: number,
  { answered, share, chance }: { answered: boolean; share: number; chance: () => number },
) {
  return Array.from({ length: take }, (_, place) => place).filter(
    (place) => (answered || place > 0) && chance() < share,
  )
}

/** So many of the next ones may be unsafe. */
export const unsafeAmong = (take: number, inTen: number) => Math.floor((take * inTen) / 10)
