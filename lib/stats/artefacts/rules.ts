import type { Figure, Word } from '../schema'

type Counts = {
  /** Texts, and how many of them have each label. */
  texts: number
  labels: Readonly<Record<string, number>>
  /** For each word: how many texts have it, and how many of those have each label. */
  words: ReadonlyMap<string, { n: number; labels: ReadonlyMap<string, number> }>
}

const fewest = 5

/**
 * Words that give a label away: z = (p̂ − p₀) / √(p₀(1 − p₀)/n), where p̂ is the label's share among the texts with the
 * word and p₀ its share among all. Only what stands after Bonferroni is named, the strongest first.
 */
export function tellingWords({ texts, labels, words }: Counts, most = 50): { words: Word[]; tests: number } {
  const heard = [...words].filter(([, { n }]) => n >= fewest)
  const known = Object.entries(labels).filter(([, count]) => count > 0 && count < texts)
  const tests = heard.length * known.length
  const found = heard.flatMap(([word, { n, labels: hits }]) =>
    known.flatMap(([label, count]): Word[] => {
      const had = hits.get(label) ?? 0
      const z = competencyOf(had, n, count / texts)
      const p = Math.min(1, tests * twoSided(z))
      return z > 0 && p < 0.05 ? [{ word, label, n, hits: had, z, p }] : []
    }),
  )
  return { words: found.sort((a, b) => b.z - a.z || a.word.localeCompare(b.word)).slice(0, most), tests }
}

/** How far a share lies from what would be expected, in standard errors. */
export const competencyOf = (hits: number, n: number, expected: number) =>
  (hits / n - expected) / Math.sqrt((expected * (1 - expected)) / n)

/** How likely a normal value lies this far out or further, on either side. */
export const twoSided = (z: number) => complementaryError(Math.abs(z) / Math.SQRT2)

/** 1 − erf(x) for x ≥ 0: its series near zero, its continued fraction in the tail. */
function complementaryError(x: number) {
  if (x < 2) {
    let [term, sum] = [x, x]
    for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
      term *= (-x * x) / k
      sum += term / (2 * k + 1)
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum
  }
  let fraction = 0
  for (let k = 60; k > 0; k--) fraction = k / 2 / (x + fraction)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}

/** How strongly two ways of sorting the same texts go together: 0 not at all, 1 wholly. */
export function cramersV(table: readonly (readonly number[])[]): Figure {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (table[0] ?? []).map((_, at) => table.reduce((sum, row) => sum + (row[at] ?? 0), 0))
  const n = rows.reduce((sum, count) => sum + count, 0)
  const [full, wide] = [rows.filter(Boolean).length, columns.filter(Boolean).length]
  if (full < 2 || wide < 2)
    return { value: null, n, reason: full < 2 ? 'There is only one of them' : 'Only one label is used' }
  let square = 0
  table.forEach((row, r) => {
    row.forEach((count, c) => {
      const expected = ((rows[r] ?? 0) * (columns[c] ?? 0)) / n
      if (expected > 0) square += (count - expected) ** 2 / expected
    })
  })
  return { value: Math.sqrt(square / n / (Math.min(full, wide) - 1)), n }
}
