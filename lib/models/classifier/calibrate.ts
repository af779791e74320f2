import { calibrated } from './stand-alone'
import type { Calibration } from './schema'

type Outcome = { cost: number; happened: boolean }

/** Without anything to learn from, a sum is taken for what it is: log odds. */
export const asItIs: Calibration = { slope: 1, offset: 0 }

/** Platt's curve with his softened targets, by Newton's method with halved steps (Lin, Lin and Weng, 2007). */
export function plattCurve(outcomes: readonly Outcome[]): Calibration {
  const positives = outcomes.filter(({ happened }) => happened).length
  const negatives = outcomes.length - positives
  if (positives === 0 || negatives === 0) return asItIs
  const targets = outcomes.map(({ happened }) => (happened ? (positives + 1) / (positives + 2) : 1 / (negatives + 2)))
  const lossOf = (slope: number, offset: number) =>
    outcomes.reduce((sum, { cost }, at) => {
      const odds = slope * cost + offset
      return sum + Math.max(odds, 0) - targets[at]! * odds + Math.log1p(Math.exp(-Math.abs(odds)))
    }, 0)

  let [slope, offset] = [1, Math.log((positives + 1) / (negatives + 1))]
  let loss = lossOf(slope, offset)
  for (let turn = 0; turn < 100; turn++) {
    let [bySlope, byOffset, curveSlope, curveOffset, curveBoth] = [0, 0, 1e-12, 1e-12, 0]
    outcomes.forEach(({ cost }, at) => {
      const probability = 1 / (1 + Math.exp(-(slope * cost + offset)))
      const [error, spread] = [probability - targets[at]!, probability * (1 - probability)]
      bySlope += error * cost
      byOffset += error
      curveSlope += spread * cost * cost
      curveOffset += spread
      curveBoth += spread * cost
    })
    if (Math.abs(bySlope) < 1e-7 && Math.abs(byOffset) < 1e-7) break
    const determinant = curveSlope * curveOffset - curveBoth ** 2
    const moveSlope = -(curveOffset * bySlope - curveBoth * byOffset) / determinant
    const moveOffset = -(curveSlope * byOffset - curveBoth * bySlope) / determinant
    const descent = bySlope * moveSlope + byOffset * moveOffset
    let step = 1
    for (; step >= 1e-10; step /= 2) {
      const next = lossOf(slope + step * moveSlope, offset + step * moveOffset)
      if (next > loss + 1e-4 * step * descent) continue
      slope += step * moveSlope
      offset += step * moveOffset
      loss = next
      break
    }
    if (step < 1e-10) break
  }
  return { slope, offset }
}

/** Whichever of the two foretells outcomes better that it was not fitted to; two numbers where there are few. */
export function bestCalibration(outcomes: readonly Outcome[]): Calibration {
  if (outcomes.length < 500) return plattCurve(outcomes)
  const parts = 5
  const [platt, steps] = [plattCurve, isotonicSteps].map((fitCurve) => {
    let loss = 0
    for (let part = 0; part < parts; part++) {
      const curve = fitCurve(outcomes.filter((_, at) => at % parts !== part))
      for (let at = part; at < outcomes.length; at += parts) {
        const { cost, happened } = outcomes[at]!
        loss -= Math.log(Math.max(1e-9, happened ? calibrated(curve, cost) : 1 - calibrated(curve, cost)))
      }
    }
    return loss
  })
  return steps! < platt! ? isotonicSteps(outcomes) : plattCurve(outcomes)
}

/**
 * The rising line that lies nearest to what happened: outcomes in up to 30 groups of equal size, neighbours that fall
 * joined (pool adjacent violators), straight lines between the middles.
 */
export function isotonicSteps(outcomes: readonly Outcome[]): Calibration {
  if (outcomes.length === 0) return asItIs
  const sorted = outcomes.toSorted((a, b) => a.cost - b.cost)
  const groups = Math.max(1, Math.min(30, Math.floor(sorted.length / 20)))
  const pools: { costs: number; hits: number; n: number }[] = []
  for (let group = 0; group < groups; group++) {
    const members = sorted.slice((group * sorted.length) / groups, ((group + 1) * sorted.length) / groups)
    let pool = {
      costs: members.reduce((sum, { cost }) => sum + cost, 0),
      hits: members.filter(({ happened }) => happened).length,
      n: members.length,
    }
    for (let last = pools.at(-1); last && last.hits * pool.n >= pool.hits * last.n; last = pools.at(-1)) {
      pools.pop()
      pool = { costs: last.costs + pool.costs, hits: last.hits + pool.hits, n: last.n + pool.n }
    }
    pools.push(pool)
  }
  const places = pools.map(({ costs, n }) => costs / n)
  return {
    costs: places,
    // Nobody is ever quite certain: as if one half more of each had been seen.
    probabilities: pools.map(({ hits, n }) => (hits + 0.5) / (n + 1)).map(neverLess()),
  }
}

function neverLess() {
  let most = 0
  return (each: number) => {
    most = Math.max(most, each)
    return most
  }
}
