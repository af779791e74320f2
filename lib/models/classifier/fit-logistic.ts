import { shuffler } from './shuffler'
import type { Rows } from './read-rows'

type Task = {
  rows: Rows
  /** The rows that are learnt from, what each should be (+1 or −1), and what a mistake on it costs. */
  learn: { places: Int32Array; signs: Int8Array; costs: Float64Array }
  /** Rows that are not learnt from, which tell when to stop. */
  check?: { places: Int32Array; signs: Int8Array }
  seed: number
  maxEpochs: number
  /** Where it began, such as an earlier model of much the same rows. */
  warm?: Float32Array
  tolerance?: number
}
export type Fit = { weights: Float32Array; epochs: number; converged: boolean }

/**
 * Regularised logistic regression by dual coordinate descent (Yu, Huang and Lin, 2011):
 * least ½|w|² + Σ cost · log(1 + exp(−sign · w·x)). Each row holds a share α of its cost, and w = Σ α · sign · x throughout.
 */
export function fitLogistic({ rows, learn, check, seed, maxEpochs, warm, tolerance = 0.05 }: Task): Fit {
  const { starts, ids, values } = rows
  const { places, signs, costs } = learn
  const size = places.length
  const weights = new Float32Array(rows.columns)
  const alphas = new Float64Array(size)
  const squares = new Float64Array(size)
  for (let at = 0; at < size; at++) {
    const cost = costs[at]!
    const sum = warm ? product(rows, warm, places[at]!) * signs[at]! : 0
    // At the optimum α = cost · σ(−sign · w·x): an earlier model is a good first guess, and nothing is nearly one.
    const share = warm ? 1 / (1 + Math.exp(sum)) : Math.min(0.001, 1e-8 / cost)
    alphas[at] = cost * Math.min(1 - 1e-8, Math.max(1e-8, share))
    const scale = alphas[at]! * signs[at]!
    const end = starts[places[at]! + 1]!
    let square = 0
    for (let place = starts[places[at]!]!; place < end; place++) {
      const value = values[place]!
      square += value * value
      weights[ids[place]!]! += scale * value
    }
    squares[at] = square
  }

  const order = Int32Array.from({ length: size }, (_, at) => at)
  const random = shuffler(seed)
  let best: { loss: number; weights: Float32Array } | undefined
  let worsened = 0
  let epochs = 0
  let converged = false
  let inner = 0.01
  while (epochs < maxEpochs && !converged) {
    epochs++
    random(order)
    let steepest = 0
    let steps = 0
    for (let turn = 0; turn < size; turn++) {
      const at = order[turn]!
      const cost = costs[at]!
      const sign = signs[at]!
      const from = starts[places[at]!]!
      const end = starts[places[at]! + 1]!
      let sum = 0
      for (let place = from; place < end; place++) sum += weights[ids[place]!]! * values[place]!
      const slope = sign * sum
      const curve = squares[at]!
      // Newton's steps on α or on what it lacks of the cost, whichever is the smaller at the optimum.
      const before = alphas[at]!
      const rest = 0.5 * curve * (cost - 2 * before) + slope < 0
      const start = rest ? cost - before : before
      const pull = rest ? -slope : slope
      let z = cost - start < 0.5 * cost ? 0.1 * start : start
      let gradient = curve * (z - start) + pull + Math.log(z / (cost - z))
      steepest = Math.max(steepest, Math.abs(gradient))
      if (Math.abs(gradient) < inner) continue
      for (let step = 0; step < 100 && Math.abs(gradient) >= inner; step++) {
        const next = z - gradient / (curve + cost / ((cost - z) * z))
        z = next <= 0 ? 0.1 * z : next
        gradient = curve * (z - start) + pull + Math.log(z / (cost - z))
        steps++
      }
      alphas[at] = rest ? cost - z : z
      const move = sign * (alphas[at]! - before)
      for (let place = from; place < end; place++) weights[ids[place]!]! += move * values[place]!
    }
    converged = steepest < tolerance
    if (steps <= size / 10) inner = Math.max(1e-8, 0.1 * inner)
    if (!check || check.places.length === 0) continue
    const loss = lossOf(rows, weights, check)
    if (!best || loss < best.loss * 0.9995) {
      best = { loss, weights: weights.slice() }
      worsened = 0
    } else if (++worsened === 3) break
  }
  return { weights: best?.weights ?? weights, epochs, converged }
}

export function product({ starts, ids, values }: Rows, weights: Float32Array, row: number) {
  const end = starts[row + 1]!
  let sum = 0
  for (let place = starts[row]!; place < end; place++) sum += weights[ids[place]!]! * values[place]!
  return sum
}

function lossOf(rows: Rows, weights: Float32Array, { places, signs }: { places: Int32Array; signs: Int8Array }) {
  let loss = 0
  for (let at = 0; at < places.length; at++)
    loss += Math.log1p(Math.exp(-signs[at]! * product(rows, weights, places[at]!)))
  return loss / places.length
}
