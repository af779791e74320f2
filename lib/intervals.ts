/** A figure that may not exist: then its value is null and the reason says why. It never is NaN. */
export type Statistic = { value: number | null; n: number; interval?: Interval; reason?: string }
/** Where the true value lies with this confidence; ends included. */
export type Interval = { low: number; high: number; level: number; method: string }

type Proportion = { hits: number; n: number; level?: number }

export const undefinedStatistic = (n: number, reason: string): Statistic => ({ value: null, n, reason })

/** A share with its Wilson interval. */
export function proportion({ hits, n, level = 0.95 }: Proportion): Statistic {
  if (n === 0) return undefinedStatistic(0, 'Nothing was counted yet')
  return { value: hits / n, n, interval: wilson({ hits, n, level }) }
}

/** The score interval of a share; it stays within 0 and 1 and is sound for small n. */
export function wilson({ hits, n, level = 0.95 }: Proportion): Interval {
  const z = normalQuantile((1 + level) / 2)
  const share = hits / n
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n)
  const [low, high] = [hits === 0 ? 0 : middle - half, hits === n ? 1 : middle + half]
  return { low, high, level, method: 'Wilson' }
}

/** The exact interval of a share: it covers the truth at least as often as it says. One-sided for bounds and bars. */
export function clopperPearson({
  hits,
  n,
  level = 0.95,
  side = 'both',
}: Proportion & { side?: 'both' | 'lower' | 'upper' }): Interval {
  const tail = side === 'both' ? (1 - level) / 2 : 1 - level
  const low = hits === 0 || side === 'upper' ? 0 : betaQuantile(tail, hits, n - hits + 1)
  const high = hits === n || side === 'lower' ? 1 : betaQuantile(1 - tail, hits + 1, n - hits)
  return { low, high, level, method: side === 'both' ? 'Clopper–Pearson' : `Clopper–Pearson, ${side} bound` }
}

type Bootstrap = {
  n: number
  /** The figure over a resample, given as indices into the n units; null where it is undefined there. */
  statistic: (indices: Int32Array) => number | null
  seed?: number
  resamples?: number
  level?: number
}

/** The percentile interval over resampled units. The same seed gives the same interval. */
export function bootstrap({ n, statistic, seed = 1, resamples = 1_000, level = 0.95 }: Bootstrap) {
  const random = seededRandom(seed)
  const indices = new Int32Array(n)
  return percentiles(
    () => {
      for (let at = 0; at < n; at++) indices[at] = Math.floor(random() * n)
      return statistic(indices)
    },
    { resamples, level },
  )
}

/** The percentile interval of repeated draws of a figure; undefined when fewer than half of the draws have one. */
export function percentiles(
  draw: () => number | null,
  { resamples = 1_000, level = 0.95 }: { resamples?: number; level?: number } = {},
): Interval | undefined {
  const values = Array.from({ length: resamples }, draw)
    .filter((value) => value !== null)
    .sort((a, b) => a - b)
  if (values.length * 2 < resamples) return undefined
  const at = (share: number) => {
    const place = share * (values.length - 1)
    const [below, above] = [values[Math.floor(place)]!, values[Math.ceil(place)]!]
    return below + (above - below) * (place - Math.floor(place))
  }
  return { low: at((1 - level) / 2), high: at((1 + level) / 2), level, method: `bootstrap, ${resamples} resamples` }
}

/** value ± z · error, kept within what the figure can be. */
export function normalInterval({
  value,
  error,
  level = 0.95,
  within = [-1, 1],
  method = 'asymptotic',
}: {
  value: number
  error: number
  level?: number
  within?: [low: number, high: number]
  method?: string
}): Interval {
  const half = normalQuantile((1 + level) / 2) * error
  return { low: Math.max(within[0], value - half), high: Math.min(within[1], value + half), level, method }
}

/** A stream of numbers in [0, 1) that a seed decides (mulberry32). */
export function seededRandom(seed: number) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many of n come up, each with probability p. Past 1,000 by the normal curve. */
export function drawBinomial(random: () => number, n: number, p: number) {
  if (n > 1_000) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.min(n, Math.max(0, Math.round(n * p + normal * Math.sqrt(n * p * (1 - p)))))
  }
  let hits = 0
  for (let at = 0; at < n; at++) if (random() < p) hits++
  return hits
}

export function normalCdf(x: number) {
  // A series of positive terms alone: nothing cancels, so it is exact to the last digits.
  let term = x
  let sum = x
  for (let k = 1; Math.abs(term) > Math.abs(sum) * 1e-17; k++) {
    term *= x ** 2 / (2 * k + 1)
    sum += term
  }
  return 0.5 + (sum * Math.exp(-(x ** 2) / 2)) / Math.sqrt(2 * Math.PI)
}

export const normalQuantile = (p: number) => solve((x) => normalCdf(x), p, -9, 9)

export const betaQuantile = (p: number, a: number, b: number) => solve((x) => betaCdf(x, a, b), p, 0, 1)

/** The regularised incomplete beta function, by its continued fraction. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a)
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a
  const guarded = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let c = 1
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guarded(1 + even * d)
    c = guarded(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guarded(1 + odd * d)
    c = guarded(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return front * fraction
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

/** Stirling's series; small arguments are lifted to where it is exact. */
function logGamma(x: number): number {
  if (x < 15) return logGamma(x + 1) - Math.log(x)
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1_260 * x ** 5) - 1 / (1_680 * x ** 7) + 1 / (1_188 * x ** 9)
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series
}

/** Where a rising function reaches a height, by halving until nothing is left to halve. */
function solve(rising: (x: number) => number, height: number, low: number, high: number) {
  let [below, above] = [low, high]
  for (let step = 0; step < 200; step++) {
    const middle = (below + above) / 2
    if (middle === below || middle === above) break
    if (rising(middle) < height) below = middle
    else above = middle
  }
  return (below + above) / 2
}
