import { reliabilityCurve } from '../../calibration'
import { percentiles, proportion, seededRandom, type Statistic, undefinedStatistic } from '../../intervals'
import { labelMeasures, type MeasureName, measure, measureNames, orderRows } from './metrics'
import type { CostBin, CurvePoint, EvaluatedRow, LabelLine, Report, Slice } from './schema'

type Asked = { rows: readonly EvaluatedRow[]; labels: readonly { code: string; name: string }[]; threshold: number }

const reasons: Partial<Record<MeasureName, string>> = {
  precision: 'It called nothing unsafe',
  recall: 'No row is unsafe',
  falsePositiveRate: 'No row is safe',
  mcc: 'One side is empty',
}

export function writeReport({ rows, labels, threshold }: Asked): Report {
  const families = familiesOf(rows)
  const lines = labels.map((label) => labelLine(rows, label)).filter(({ support, said }) => support + said > 0)
  return {
    n: rows.length,
    unsafe: rows.filter(({ unsafe }) => unsafe).length,
    threshold,
    measures: measuresWithIntervals(rows, threshold),
    labels: lines,
    labelMacroF1: macroOf(lines),
    reliability: reliabilityCurve(
      rows.map(({ probability, unsafe }) => ({ confidence: probability, correct: unsafe })),
    ),
    costs: costBins(rows),
    slices: [
      ...sliced(rows, 'source', ({ source }) => source ?? 'No source', threshold),
      ...sliced(rows, 'language', ({ language }) => language ?? 'Not known', threshold),
      ...sliced(rows, 'length', ({ characters }) => lengthOf(characters), threshold),
      ...sliced(rows, 'family', (row) => familyWord(row, families), threshold),
      ...sliced(rows, 'wrapper', ({ wrapper }) => wrapper ?? 'Not wrapped', threshold),
    ],
    ...twins(families, threshold),
  }
}

function measuresWithIntervals(rows: readonly EvaluatedRow[], threshold: number) {
  const ordered = orderRows(rows, threshold)
  const n = rows.length
  const values = measure(ordered)
  const random = seededRandom(1)
  const times = new Int32Array(n)
  const resamples = n === 0 ? 0 : n > 20_000 ? 200 : 1_000
  const drawn = Array.from({ length: resamples }, () => {
    times.fill(0)
    for (let at = 0; at < n; at++) times[Math.floor(random() * n)]!++
    return measure(ordered, times)
  })
  const statistic = (name: MeasureName): Statistic => {
    const value = values[name]
    if (value === null) return undefinedStatistic(n, n === 0 ? 'No row' : (reasons[name] ?? 'All rows are of one side'))
    let at = 0
    const interval = percentiles(() => drawn[at++]![name], { resamples })
    return { value, n, ...(interval && { interval }) }
  }
  return Object.fromEntries(measureNames.map((name) => [name, statistic(name)])) as Report['measures']
}

function labelLine(rows: readonly EvaluatedRow[], { code, name }: { code: string; name: string }): LabelLine {
  let [tp, fp, fn] = [0, 0, 0]
  for (const { labels, said } of rows) {
    const [is, says] = [labels.includes(code), said.includes(code)]
    if (is && says) tp++
    else if (says) fp++
    else if (is) fn++
  }
  return { code, name, ...labelMeasures(tp, fp, fn), said: tp + fp }
}

function macroOf(lines: readonly LabelLine[]): Statistic {
  const occurring = lines.filter(({ support }) => support > 0)
  if (occurring.length === 0) return undefinedStatistic(0, 'No row has a label')
  return { value: occurring.reduce((sum, { f1 }) => sum + (f1 ?? 0), 0) / occurring.length, n: occurring.length }
}

const bins = 24

function costBins(rows: readonly EvaluatedRow[]): CostBin[] {
  if (rows.length === 0) return []
  // Symmetric about 0, so that the middle line is where safe ends.
  const widest = Math.max(0.5, ...rows.map(({ cost }) => Math.abs(cost)))
  const width = (2 * widest) / bins
  const found = Array.from({ length: bins }, (_, at) => ({
    from: -widest + at * width,
    to: -widest + (at + 1) * width,
    safe: 0,
    unsafe: 0,
  }))
  for (const { cost, unsafe } of rows)
    found[Math.min(bins - 1, Math.floor((cost + widest) / width))]![unsafe ? 'unsafe' : 'safe']++
  return found
}

const mostSlices = 12
const fewestRows = 5

function sliced(
  rows: readonly EvaluatedRow[],
  by: Slice['by'],
  nameOf: (row: EvaluatedRow) => string,
  threshold: number,
): Slice[] {
  const parts = new Map<string, EvaluatedRow[]>()
  for (const row of rows) {
    const value = nameOf(row)
    const part = parts.get(value)
    if (part) part.push(row)
    else parts.set(value, [row])
  }
  if (parts.size < 2) return []
  return [...parts]
    .filter(([, part]) => part.length >= fewestRows)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, mostSlices)
    .map(([value, part]) => {
      const { recall, falsePositiveRate, f1, auroc } = measure(orderRows(part, threshold))
      const unsafe = part.filter(({ unsafe }) => unsafe).length
      return { by, value, n: part.length, unsafe, recall, falsePositiveRate, f1, auroc }
    })
}

function lengthOf(characters: number) {
  if (characters < 50) return 'Under 50 characters'
  if (characters < 200) return '50 to 199'
  if (characters < 1000) return '200 to 999'
  return '1,000 and more'
}

type Families = Map<string, EvaluatedRow[]>

function familiesOf(rows: readonly EvaluatedRow[]): Families {
  const families: Families = new Map()
  for (const row of rows) {
    if (!row.familyId) continue
    const family = families.get(row.familyId)
    if (family) family.push(row)
    else families.set(row.familyId, [row])
  }
  return families
}

function familyWord({ familyId }: EvaluatedRow, families: Families) {
  const family = families.get(familyId ?? '') ?? []
  if (isMixed(family)) return 'Beside a twin of the other side'
  return family.length > 1 ? 'Beside other forms of it' : 'On its own'
}

const isMixed = (family: readonly EvaluatedRow[]) => new Set(family.map(({ unsafe }) => unsafe)).size === 2

/** In a mixed family, a safe text stands beside an unsafe one that looks like it. */
function twins(families: Families, threshold: number): Pick<Report, 'lookAlikes' | 'ranking'> {
  const mixed = [...families.values()].filter(isMixed)
  const safe = mixed.flat().filter(({ unsafe }) => !unsafe)
  const pairs = mixed.flatMap((family) =>
    family.flatMap((worse) =>
      worse.unsafe ? family.filter(({ unsafe }) => !unsafe).map((better) => ({ worse, better })) : [],
    ),
  )
  const none = 'No safe text stands beside an unsafe twin'
  return {
    lookAlikes:
      safe.length === 0
        ? undefinedStatistic(0, none)
        : proportion({ hits: safe.filter(({ cost }) => cost > threshold).length, n: safe.length }),
    ranking:
      pairs.length === 0
        ? undefinedStatistic(0, none)
        : proportion({ hits: pairs.filter(({ worse, better }) => worse.cost > better.cost).length, n: pairs.length }),
  }
}

const points = 100

/** What each threshold would catch and hold up: at most a hundred, evenly among the rows. */
export function thresholdCurve(rows: readonly { unsafe: boolean; cost: number }[]): CurvePoint[] {
  const sorted = rows.toSorted((a, b) => b.cost - a.cost)
  const unsafe = rows.filter((row) => row.unsafe).length
  const safe = rows.length - unsafe
  if (unsafe === 0 || safe === 0) return []
  const curve: CurvePoint[] = []
  let [tp, fp] = [0, 0]
  const every = Math.max(1, Math.floor(sorted.length / points))
  sorted.forEach((row, at) => {
    if (row.unsafe) tp++
    else fp++
    const next = sorted[at + 1]
    if (next && (next.cost === row.cost || (at + 1) % every !== 0)) return
    const threshold = next ? (row.cost + next.cost) / 2 : row.cost - 1e-6
    curve.push({
      threshold,
      precision: tp / (tp + fp),
      recall: tp / unsafe,
      falsePositiveRate: fp / safe,
      flagged: tp + fp,
    })
  })
  return curve
}
