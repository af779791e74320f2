/** What a model said of one sample, beside what is known. A higher cost is worse. */
export type Scored = { unsafe: boolean; cost: number; probability: number }

export const measureNames = [
  'accuracy',
  'precision',
  'recall',
  'f1',
  'macroF1',
  'mcc',
  'auroc',
  'auprc',
  'fprAtRecall90',
  'fprAtRecall95',
  'falsePositiveRate',
  'brier',
  'ece',
] as const
export type MeasureName = (typeof measureNames)[number]
export type Measures = Record<MeasureName, number | null>

type Ordered = { rows: Scored[]; said: boolean[] }

/** Rows by falling cost: the order that every measure reads. */
export function orderRows(rows: readonly Scored[], threshold: number): Ordered {
  const sorted = rows.toSorted((a, b) => b.cost - a.cost)
  return { rows: sorted, said: sorted.map(({ cost }) => cost > threshold) }
}

/** All measures in one pass over the ordered rows; `times` says how often each counts, as a resample does. */
export function measure({ rows, said }: Ordered, times?: Int32Array): Measures {
  let [tp, fp, fn, tn, squares] = [0, 0, 0, 0, 0]
  const bins = new Float64Array(30)
  for (let at = 0; at < rows.length; at++) {
    const weight = times ? times[at]! : 1
    if (weight === 0) continue
    const { unsafe, probability } = rows[at]!
    if (said[at]) {
      if (unsafe) tp += weight
      else fp += weight
    } else if (unsafe) fn += weight
    else tn += weight
    squares += weight * (probability - Number(unsafe)) ** 2
    const bin = 3 * Math.min(9, Math.max(0, Math.ceil(probability * 10) - 1))
    bins[bin]! += weight
    bins[bin + 1]! += weight * probability
    bins[bin + 2]! += unsafe ? weight : 0
  }
  const [unsafe, safe] = [tp + fn, fp + tn]
  const n = unsafe + safe
  const [f1, f1Safe] = [f1Of(tp, fp, fn), f1Of(tn, fn, fp)]
  let gaps = 0
  for (let bin = 0; bin < 30; bin += 3) gaps += Math.abs(bins[bin + 1]! - bins[bin + 2]!)
  return {
    accuracy: over(tp + tn, n),
    precision: over(tp, tp + fp),
    recall: over(tp, unsafe),
    f1,
    macroF1: f1 === null || f1Safe === null ? null : (f1 + f1Safe) / 2,
    mcc: over(tp * tn - fp * fn, Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))),
    ...measureOrder(rows, times, unsafe, safe),
    falsePositiveRate: over(fp, safe),
    brier: over(squares, n),
    ece: over(gaps, n),
  }
}

/** What the order alone says: areas, and how many safe ones pay for catching nearly all unsafe ones. Equal costs count as one step. */
function measureOrder(rows: readonly Scored[], times: Int32Array | undefined, unsafe: number, safe: number) {
  if (unsafe === 0 || safe === 0) return { auroc: null, auprc: null, fprAtRecall90: null, fprAtRecall95: null }
  let [tp, fp, area, precise] = [0, 0, 0, 0]
  const at: { 90: number | null; 95: number | null } = { 90: null, 95: null }
  for (let from = 0; from < rows.length; ) {
    let [hits, misses, to] = [0, 0, from]
    for (; to < rows.length && rows[to]!.cost === rows[from]!.cost; to++) {
      const weight = times ? times[to]! : 1
      if (rows[to]!.unsafe) hits += weight
      else misses += weight
    }
    area += misses * (tp + hits / 2)
    tp += hits
    fp += misses
    if (hits > 0) precise += (hits / unsafe) * (tp / (tp + fp))
    if (at[90] === null && tp >= 0.9 * unsafe) at[90] = fp / safe
    if (at[95] === null && tp >= 0.95 * unsafe) at[95] = fp / safe
    from = to
  }
  return { auroc: area / (unsafe * safe), auprc: precise, fprAtRecall90: at[90], fprAtRecall95: at[95] }
}

export const over = (part: number, whole: number) => (whole === 0 ? null : part / whole)

const f1Of = (tp: number, fp: number, fn: number) => over(2 * tp, 2 * tp + fp + fn)

export function labelMeasures(tp: number, fp: number, fn: number) {
  return { precision: over(tp, tp + fp), recall: over(tp, tp + fn), f1: f1Of(tp, fp, fn), support: tp + fn }
}
