import type { Bin, Figure } from '../schema'

/** Words as people would count them, in any script that parts its words. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []

/** How many different runs of n words there are, over how many there are, within the first `budget` words. */
export function distinctOf(texts: readonly (readonly string[])[], n: number, budget: number): Figure {
  const seen = new Set<string>()
  let [all, words] = [0, 0]
  for (const text of texts) {
    if (words >= budget) break
    const within = text.slice(0, budget - words)
    words += within.length
    for (const run of runsOf(within, n)) {
      seen.add(run)
      all++
    }
  }
  if (all === 0) return { value: null, n: words, reason: `No text has ${n} words` }
  return { value: seen.size / all, n: words }
}

const runsOf = (words: readonly string[], n: number) =>
  Array.from({ length: Math.max(0, words.length - n + 1) }, (_, at) => words.slice(at, at + n).join(' '))

function countsOf(runs: readonly string[]) {
  const counts = new Map<string, number>()
  for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1)
  return counts
}

/** How much each text looks like the others: the mean of BLEU-n of each against all others, smoothed by a tenth where nothing matches. */
export function selfBleuOf(texts: readonly (readonly string[])[], n: number): Figure {
  if (texts.length < 2) return { value: null, n: texts.length, reason: 'It takes two texts to compare' }
  const orders = Array.from({ length: n }, (_, at) => at + 1)
  const counted = orders.map((order) => texts.map((words) => countsOf(runsOf(words, order))))
  const best = counted.map(twoBest)
  const lengths = texts.map(({ length }) => length)
  const sum = texts.reduce((sum, words, at) => {
    let logs = 0
    for (const order of orders) {
      const counts = counted[order - 1]?.[at] ?? new Map<string, number>()
      let matched = 0
      for (const [run, count] of counts) {
        const most = best[order - 1]?.get(run)
        const others = most?.by === at ? most.second : (most?.first ?? 0)
        matched += Math.min(count, others)
      }
      if (order === 1 && matched === 0) return sum
      const possible = Math.max(1, words.length - order + 1)
      logs += Math.log((matched || 0.1) / possible) / n
    }
    return sum + brevity(words.length, closest(lengths, at)) * Math.exp(logs)
  }, 0)
  return { value: sum / texts.length, n: texts.length }
}

/** For each run: in which text it stands most often, how often there, and how often at most elsewhere. */
function twoBest(texts: readonly Map<string, number>[]) {
  const best = new Map<string, { by: number; first: number; second: number }>()
  texts.forEach((counts, by) => {
    for (const [run, count] of counts) {
      const known = best.get(run)
      if (!known) best.set(run, { by, first: count, second: 0 })
      else if (count > known.first) best.set(run, { by, first: count, second: known.first })
      else if (count > known.second) known.second = count
    }
  })
  return best
}

const brevity = (length: number, reference: number) =>
  length > reference ? 1 : length === 0 ? 0 : Math.exp(1 - reference / length)

/** Of the other texts' lengths, the one nearest to this text's; of two, the lesser. */
function closest(lengths: readonly number[], at: number) {
  const own = lengths[at] ?? 0
  let nearest = Number.POSITIVE_INFINITY
  lengths.forEach((length, other) => {
    if (other === at) return
    const [here, there] = [Math.abs(length - own), Math.abs(nearest - own)]
    if (here < there || (here === there && length < nearest)) nearest = length
  })
  return nearest
}

/** Bins with round edges, all of one width; what lies beyond the 99th hundredth is in the last. */
export function binsOf(values: readonly number[], most = 24): Bin[] {
  if (values.length === 0) return []
  const sorted = [...values].sort((a, b) => a - b)
  const width = roundUp((quantileOf(sorted, 0.99) + 1) / most)
  const count = Math.max(1, Math.ceil((quantileOf(sorted, 0.99) + 1) / width))
  const bins = Array.from({ length: count }, (_, at) => ({ from: at * width, until: (at + 1) * width, count: 0 }))
  for (const value of sorted) {
    const bin = bins[Math.min(count - 1, Math.floor(value / width))]
    if (bin) bin.count++
  }
  return bins
}

const roundUp = (width: number) => {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, width)))
  return Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((step) => step * unit).find((step) => step >= width && step % 1 === 0) ?? 10 * unit,
  )
}

/** Of sorted values, the one that this share lies at or below. */
export const quantileOf = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0

export const meanOf = (values: readonly number[]) =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0
