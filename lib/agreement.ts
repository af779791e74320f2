import { type Interval, normalInterval, proportion, type Statistic, undefinedStatistic, wilson } from './intervals'

/** How often two raters said what: rows are the first's classes, columns the second's, in one order. */
export type Confusion = readonly (readonly number[])[]

const nothing = 'No sample has an answer from both'
const oneClass = 'Only one class was used, so agreement by chance is certain'

/** The table of two raters' answers; pairs where either is missing are left out and counted. */
export function confusionOf<Answer>(pairs: readonly (readonly [Answer | null, Answer | null])[], classes: Answer[]) {
  const place = new Map(classes.map((one, at) => [one, at]))
  const table = classes.map(() => classes.map(() => 0))
  let dropped = 0
  for (const [first, second] of pairs) {
    const [row, column] = [place.get(first as Answer), place.get(second as Answer)]
    if (first === null || second === null || row === undefined || column === undefined) dropped++
    else table[row]![column]!++
  }
  return { table, dropped }
}

/** The share of samples on which both say the same. */
export const percentAgreement = (table: Confusion): Statistic => {
  const { n, diagonal } = sums(table)
  return n === 0 ? undefinedStatistic(0, nothing) : proportion({ hits: diagonal, n })
}

/** Agreement beyond chance of two raters, with the asymptotic interval of Fleiss, Cohen and Everitt. */
export function cohenKappa(table: Confusion): Statistic {
  const { n, diagonal, rows, columns } = sums(table)
  if (n === 0) return undefinedStatistic(0, nothing)
  const observed = diagonal / n
  const expected = rows.reduce((sum, row, at) => sum + (row * columns[at]!) / n ** 2, 0)
  if (expected === 1) return undefinedStatistic(n, oneClass)
  const value = (observed - expected) / (1 - expected)
  const share = (row: number, column: number) => table[row]![column]! / n
  let [a, b] = [0, 0]
  for (let row = 0; row < rows.length; row++) {
    a += share(row, row) * (1 - ((rows[row]! + columns[row]!) / n) * (1 - value)) ** 2
    for (let column = 0; column < rows.length; column++)
      if (row !== column) b += share(row, column) * ((columns[row]! + rows[column]!) / n) ** 2
  }
  b *= (1 - value) ** 2
  const c = (value - expected * (1 - value)) ** 2
  const error = Math.sqrt(Math.max(0, (a + b - c) / ((1 - expected) ** 2 * n)))
  return { value, n, interval: normalInterval({ value, error }) }
}

/** Kappa as it would be were all classes equally common and nobody biased: (K · Po − 1) / (K − 1). */
export function pabak(table: Confusion): Statistic {
  const { n, diagonal } = sums(table)
  const classes = table.length
  if (n === 0) return undefinedStatistic(0, nothing)
  if (classes < 2) return undefinedStatistic(n, 'There is only one class to choose from')
  const adjusted = (share: number) => (classes * share - 1) / (classes - 1)
  const { low, high, level, method } = wilson({ hits: diagonal, n })
  return { value: adjusted(diagonal / n), n, interval: { low: adjusted(low), high: adjusted(high), level, method } }
}

/** Gwet's AC1: agreement beyond chance that skewed classes do not upset. */
export function gwetAc1(table: Confusion): Statistic {
  const { n, diagonal, rows, columns } = sums(table)
  const classes = table.length
  if (n === 0) return undefinedStatistic(0, nothing)
  if (classes < 2) return undefinedStatistic(n, 'There is only one class to choose from')
  const observed = diagonal / n
  const means = rows.map((row, at) => (row + columns[at]!) / (2 * n))
  const expected = means.reduce((sum, mean) => sum + mean * (1 - mean), 0) / (classes - 1)
  const value = (observed - expected) / (1 - expected)
  let [first, second] = [0, 0]
  for (let row = 0; row < classes; row++) {
    first += (table[row]![row]! / n) * (1 - means[row]!)
    for (let column = 0; column < classes; column++)
      second += (table[row]![column]! / n) * (1 - (means[row]! + means[column]!) / 2) ** 2
  }
  const variance =
    (observed * (1 - observed) -
      4 * (1 - value) * (first / (classes - 1) - observed * expected) +
      4 * (1 - value) ** 2 * (second / (classes - 1) ** 2 - expected ** 2)) /
    (n * (1 - expected) ** 2)
  return { value, n, interval: normalInterval({ value, error: Math.sqrt(Math.max(0, variance)) }) }
}

/** Units that were rated alike: how many votes each class got, and how many such units there are. */
export type Votes = { votes: readonly number[]; units: number }

/** Agreement beyond chance of a fixed number of raters a unit. The interval leaves out one unit at a time. */
export function fleissKappa(table: readonly Votes[]): Statistic {
  const rated = table.filter(({ units }) => units > 0)
  const n = rated.reduce((sum, { units }) => sum + units, 0)
  const raters = total(rated[0]?.votes ?? [])
  if (n === 0) return undefinedStatistic(0, nothing)
  if (raters < 2) return undefinedStatistic(n, 'One rater cannot agree')
  if (rated.some(({ votes }) => total(votes) !== raters))
    return undefinedStatistic(n, 'Units have different numbers of votes')
  const agreement = rated.map(({ votes }) => (total(votes.map((vote) => vote ** 2)) - raters) / (raters * (raters - 1)))
  const agreed = total(rated.map(({ units }, at) => units * agreement[at]!))
  const used = rated[0]!.votes.map((_, of) => total(rated.map(({ votes, units }) => votes[of]! * units)))
  const without = (votes: readonly number[], agreementOfOne: number, units: number) => {
    const expected = total(used.map((count, of) => ((count - (votes[of] ?? 0)) / (units * raters)) ** 2))
    // Shares of whole votes miss 1 by rounding alone when one class has them all.
    return 1 - expected < 1e-12 ? null : ((agreed - agreementOfOne) / units - expected) / (1 - expected)
  }
  const value = without([], 0, n)
  if (value === null) return undefinedStatistic(n, oneClass)
  const left = rated.map(({ votes, units }, at) => ({ units, value: without(votes, agreement[at]!, n - 1) }))
  return { value, n, interval: jackknife({ value, n, left }) }
}

/** Units that were rated alike: the answers they got, missing ones left out, and how many such units there are. */
export type Answers = { answers: readonly string[]; units: number }
/** How far two answers are from each other: 0 the same, 1 nothing in common. */
export type Distance = (a: string, b: string) => number

export const nominal: Distance = (a, b) => (a === b ? 0 : 1)

/** Krippendorff's alpha, for as many raters as there are. Answers may be missing, and a distance may be partial. */
export function krippendorffAlpha(table: readonly Answers[], distance: Distance = nominal): Statistic {
  const paired = table.filter(({ answers, units }) => answers.length >= 2 && units > 0)
  const n = total(paired.map(({ units }) => units))
  if (n === 0) return undefinedStatistic(0, 'No unit has two answers')
  const values = [...new Set(paired.flatMap(({ answers }) => answers))]
  const place = new Map(values.map((value, at) => [value, at]))
  const far = values.map((a) => values.map((b) => distance(a, b)))
  const rows = paired.map(({ answers, units }) => {
    const places = answers.map((answer) => place.get(answer)!)
    const spread = total(places.map((a) => total(places.map((b) => far[a]![b]!))))
    return { places, units, spread, disagreement: spread / (places.length - 1) }
  })
  const counts = values.map(() => 0)
  for (const { places, units } of rows) for (const at of places) counts[at]! += units
  const answered = total(counts)
  const disagreed = total(rows.map(({ units, disagreement }) => units * disagreement))
  // How far each value is from all answers: leaving one unit out then costs its own answers only.
  const reach = far.map((distances) => total(distances.map((one, at) => one * counts[at]!)))
  const spread = total(counts.map((count, at) => count * reach[at]!))
  const alpha = (own: number, ownReach: number, ownSpread: number, ownDisagreement: number) => {
    const left = answered - own
    const expected = (spread - 2 * ownReach + ownSpread) / (left * (left - 1))
    return left < 2 || expected < 1e-15 ? null : 1 - (disagreed - ownDisagreement) / left / expected
  }
  const value = alpha(0, 0, 0, 0)
  if (value === null) return undefinedStatistic(n, 'Every answer is the same, so there is nothing to disagree about')
  const left = rows.map(({ places, units, spread, disagreement }) => ({
    units,
    value: alpha(places.length, total(places.map((at) => reach[at]!)), spread, disagreement),
  }))
  return { value, n, interval: jackknife({ value, n, left }) }
}

/** A set of labels as one answer, for alpha over several labels. */
export const answerOfSet = (labels: readonly string[]) => JSON.stringify([...new Set(labels)].sort())

/** 1 − |A ∩ B| / |A ∪ B|. */
export const jaccardDistance = ofSets((both, either) => 1 - both / either)

/** Passonneau's MASI: Jaccard, weighed by whether one set holds the other (2/3) or they only overlap (1/3). */
export const masiDistance = ofSets((both, either, smaller) => {
  const monotone = both === either ? 1 : both === smaller ? 2 / 3 : both > 0 ? 1 / 3 : 0
  return 1 - (both / either) * monotone
})

function ofSets(far: (both: number, either: number, smaller: number) => number): Distance {
  const sets = new Map<string, Set<string>>()
  const setOf = (answer: string) => {
    const known = sets.get(answer) ?? new Set(JSON.parse(answer) as string[])
    if (sets.size < 10_000) sets.set(answer, known)
    return known
  }
  return (a, b) => {
    const [first, second] = [setOf(a), setOf(b)]
    const both = [...first].filter((label) => second.has(label)).length
    const either = first.size + second.size - both
    return either === 0 ? 0 : far(both, either, Math.min(first.size, second.size))
  }
}

function jackknife(from: {
  value: number
  n: number
  left: { units: number; value: number | null }[]
}): Interval | undefined {
  const { value, n } = from
  const left = from.left.flatMap(({ units, value }) => (value === null ? [] : [{ units, value }]))
  if (n < 2 || left.length < from.left.length) return undefined
  const mean = total(left.map((one) => one.units * one.value)) / n
  const error = Math.sqrt(((n - 1) / n) * total(left.map((one) => one.units * (one.value - mean) ** 2)))
  return normalInterval({ value, error, method: 'jackknife' })
}

function sums(table: Confusion) {
  const rows = table.map(total)
  const columns = table.map((_, column) => total(table.map((row) => row[column]!)))
  return { n: total(rows), diagonal: total(table.map((row, at) => row[at]!)), rows, columns }
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
