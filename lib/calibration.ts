import {
  drawBinomial,
  type Interval,
  percentiles,
  proportion,
  seededRandom,
  bootstrap,
  type Statistic,
  undefinedStatistic,
} from './intervals'

/** How sure someone was, and whether they were right. */
export type Claim = { confidence: number; correct: boolean }
/** A stretch of confidence: how sure they were there on average, and how often they were right. */
export type CalibrationBin = {
  low: number
  high: number
  n: number
  confidence: number | null
  accuracy: number | null
  interval?: Interval
}
type Binning = { bins?: number; mass?: 'equal width' | 'equal mass' }

const nothing = 'No answer with a confidence was checked by a person'

/** Confidence against accuracy in bins (low, high], the first closed. Equal mass gives each bin as many answers. */
export function reliabilityCurve(claims: readonly Claim[], binning: Binning = {}) {
  return groupsOf(claims, binning).map(({ low, high, claims }): CalibrationBin => {
    const n = claims.length
    const hits = claims.filter(({ correct }) => correct).length
    const { value: accuracy, interval } = proportion({ hits, n })
    const confidence = n === 0 ? null : claims.reduce((sum, one) => sum + one.confidence, 0) / n
    return { low, high, n, confidence, accuracy, ...(interval && { interval }) }
  })
}

/** The mean distance between confidence and accuracy, over the bins by how many fall into each. */
export function expectedCalibrationError(claims: readonly Claim[], binning: Binning = {}): Statistic {
  const n = claims.length
  if (n === 0) return undefinedStatistic(0, nothing)
  // Resamples keep the bins as they are, so that each costs one pass.
  const placed = groupsOf(claims, binning).flatMap(({ claims }, bin) => claims.map((claim) => ({ ...claim, bin })))
  const of = (indices: Iterable<number>) => {
    const gaps: number[] = []
    for (const at of indices) {
      const { bin, confidence, correct } = placed[at]!
      gaps[bin] = (gaps[bin] ?? 0) + Number(correct) - confidence
    }
    return gaps.reduce((sum, one) => sum + Math.abs(one), 0) / n
  }
  const interval = bootstrap({ n, statistic: of })
  return { value: of(placed.keys()), n, ...(interval && { interval }) }
}

/** The widest distance between confidence and accuracy of any bin. */
export function maximumCalibrationError(claims: readonly Claim[], binning: Binning = {}): Statistic {
  if (claims.length === 0) return undefinedStatistic(0, nothing)
  return { value: Math.max(...reliabilityCurve(claims, binning).map(gap)), n: claims.length }
}

/** Mean (p − y)²: 0 is perfect, 0.25 is what a constant one half gets. */
export function brierScore(forecasts: readonly { probability: number; happened: boolean }[]): Statistic {
  const n = forecasts.length
  if (n === 0) return undefinedStatistic(0, nothing)
  const errors = forecasts.map(({ probability, happened }) => (probability - Number(happened)) ** 2)
  const mean = (indices: Iterable<number>) => {
    let sum = 0
    for (const at of indices) sum += errors[at]!
    return sum / n
  }
  const interval = bootstrap({ n, statistic: mean })
  return { value: mean(errors.keys()), n, ...(interval && { interval }) }
}

type Counted = { hits: number; n: number }

/** The true rate behind a judge's rate, given how often it is right on either side (Rogan and Gladen). */
export function roganGladen({
  positive,
  sensitivity,
  specificity,
  seed = 1,
}: {
  positive: Counted
  sensitivity: Counted
  specificity: Counted
  seed?: number
}): Statistic {
  if (positive.n === 0) return undefinedStatistic(0, 'The judge has read no sample')
  if (sensitivity.n === 0) return undefinedStatistic(positive.n, 'People found no unsafe sample among those checked')
  if (specificity.n === 0) return undefinedStatistic(positive.n, 'People found no safe sample among those checked')
  const value = corrected(rate(positive), rate(sensitivity), rate(specificity))
  if (value === null) return undefinedStatistic(positive.n, 'The judge is no better than chance')
  const random = seededRandom(seed)
  const drawn = ({ hits, n }: Counted) => drawBinomial(random, n, hits / n) / n
  const interval = percentiles(() => corrected(drawn(positive), drawn(sensitivity), drawn(specificity)))
  return { value, n: positive.n, ...(interval && { interval }) }
}

const rate = ({ hits, n }: Counted) => hits / n

function corrected(positive: number, sensitivity: number, specificity: number) {
  const skill = sensitivity + specificity - 1
  return skill <= 0 ? null : Math.min(1, Math.max(0, (positive + specificity - 1) / skill))
}

const gap = ({ confidence, accuracy }: CalibrationBin) =>
  confidence === null || accuracy === null ? 0 : Math.abs(accuracy - confidence)

function groupsOf(claims: readonly Claim[], { bins = 10, mass = 'equal width' }: Binning) {
  const sorted = claims.toSorted((a, b) => a.confidence - b.confidence)
  return mass === 'equal width' ? widthGroups(sorted, bins) : massGroups(sorted, bins)
}

function widthGroups(sorted: readonly Claim[], bins: number) {
  const groups = Array.from({ length: bins }, (_, at) => ({
    low: at / bins,
    high: (at + 1) / bins,
    claims: [] as Claim[],
  }))
  for (const claim of sorted) {
    const at = groups.findIndex(({ high }) => claim.confidence <= high)
    groups[at === -1 ? bins - 1 : at]!.claims.push(claim)
  }
  return groups
}

/** Bins end where about as many answers lie in each; equal confidences are never parted. */
function massGroups(sorted: readonly Claim[], bins: number) {
  const groups: { low: number; high: number; claims: Claim[] }[] = []
  for (let from = 0, bin = 1; from < sorted.length && bin <= bins; bin++) {
    let to = Math.max(from + 1, Math.round((bin * sorted.length) / bins))
    while (to < sorted.length && sorted[to]!.confidence === sorted[to - 1]!.confidence) to++
    const claims = sorted.slice(from, to)
    groups.push({ low: claims[0]!.confidence, high: claims.at(-1)!.confidence, claims })
    from = to
  }
  return groups
}
