export type Issue = { at: number; given: number; suggested: number; confidence: number; margin: number }

/** For each label: how sure the model is, on average, of the texts that carry it. A label that nobody carries is never suggested. */
export function thresholdsOf(given: readonly number[], chances: readonly (readonly number[])[], labels: number) {
  const sums = new Float64Array(labels)
  const counts = new Float64Array(labels)
  given.forEach((label, at) => {
    sums[label] = (sums[label] ?? 0) + (chances[at]?.[label] ?? 0)
    counts[label] = (counts[label] ?? 0) + 1
  })
  return Array.from(sums, (sum, label) =>
    counts[label] ? Math.max(1e-6, sum / (counts[label] ?? 1)) : Number.POSITIVE_INFINITY,
  )
}

/** The label that a text confidently has: above its threshold, the likeliest of several; −1 where none is. */
export function confidentLabel(chances: readonly number[], thresholds: readonly number[]) {
  let best = -1
  chances.forEach((chance, label) => {
    if (chance < (thresholds[label] ?? Number.POSITIVE_INFINITY) - 1e-6) return
    if (best < 0 || chance > (chances[best] ?? 0)) best = label
  })
  return best
}

/** How many texts given one label confidently have another. The diagonal is at least one. */
export function confidentJoint(given: readonly number[], chances: readonly (readonly number[])[], labels: number) {
  const thresholds = thresholdsOf(given, chances, labels)
  const joint = Array.from({ length: labels }, () => Array.from({ length: labels }, () => 0))
  given.forEach((label, at) => {
    const likely = confidentLabel(chances[at] ?? [], thresholds)
    const row = joint[label]
    if (likely >= 0 && row) row[likely] = (row[likely] ?? 0) + 1
  })
  joint.forEach((row, label) => {
    row[label] = Math.max(1, row[label] ?? 0)
  })
  return joint
}

/** The joint scaled so that each row sums to the texts that carry its label, in whole numbers that keep that sum. */
export function calibratedJoint(joint: readonly (readonly number[])[], counts: readonly number[]) {
  return joint.map((row, label) => {
    const sum = row.reduce((all, count) => all + count, 0)
    const wanted = counts[label] ?? 0
    return roundKeepingSum(
      row.map((count) => (sum === 0 ? 0 : (count / sum) * wanted)),
      wanted,
    )
  })
}

function roundKeepingSum(values: readonly number[], wanted: number) {
  const whole = values.map(Math.floor)
  const short = wanted - whole.reduce((sum, value) => sum + value, 0)
  const byRest = values
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of byRest.slice(0, short)) whole[at] = (whole[at] ?? 0) + 1
  return whole
}

/**
 * Labels that are likely wrong, the surest first. A text is named when both ways of pruning would drop it: it is among
 * the least sure of its label, as many as the joint says are wrong, and for some other label its margin is among the
 * widest, as many as the joint says belong there.
 */
export function likelyErrors(
  given: readonly number[],
  chances: readonly (readonly number[])[],
  labels: number,
): Issue[] {
  const counts = Array.from({ length: labels }, (_, label) => given.filter((each) => each === label).length)
  const joint = calibratedJoint(confidentJoint(given, chances, labels), counts)
  const byLabel = Array.from({ length: labels }, (_, label) =>
    given.flatMap((each, at) => (each === label ? [at] : [])),
  )
  const chance = (at: number, label: number) => chances[at]?.[label] ?? 0
  const issues: Issue[] = []
  byLabel.forEach((members, label) => {
    const wrong = (joint[label] ?? []).reduce((sum, count, other) => (other === label ? sum : sum + count), 0)
    const unsure = new Set([...members].sort((a, b) => chance(a, label) - chance(b, label) || a - b).slice(0, wrong))
    const elsewhere = new Set(
      Array.from({ length: labels }, (_, other) => other).flatMap((other) => {
        if (other === label) return []
        const margin = (at: number) => chance(at, other) - chance(at, label)
        return [...members].sort((a, b) => margin(b) - margin(a) || a - b).slice(0, joint[label]?.[other] ?? 0)
      }),
    )
    for (const at of members) {
      const suggested = likeliest(chances[at] ?? [])
      if (!unsure.has(at) || !elsewhere.has(at) || suggested === label) continue
      const confidence = chance(at, label)
      issues.push({ at, given: label, suggested, confidence, margin: (confidence - chance(at, suggested) + 1) / 2 })
    }
  })
  return issues.sort((a, b) => a.confidence - b.confidence || a.at - b.at)
}

const likeliest = (chances: readonly number[]) =>
  chances.reduce((best, chance, label) => (chance > (chances[best] ?? 0) ? label : best), 0)
