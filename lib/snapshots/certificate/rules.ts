import type { Certificate, CertificateFigure } from '../schema'

/** How sure a certificate is. */
export const level = 0.95

/** The upper bound of an error by Clopper and Pearson, one-sided; the interval’s arithmetic is given. */
export type Bound = (wrong: number, n: number) => number

/** The least number of rows with which so many wrong ones still rule out the error. */
export function sizeFor(bound: number, allowed: number, boundOf: Bound) {
  let low = allowed + 1
  let high = Math.max(low, 16)
  while (boundOf(allowed, high) > bound) {
    low = high
    high *= 2
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if (boundOf(allowed, middle) <= bound) high = middle
    else low = middle + 1
  }
  return high
}

export type Checked = {
  /** What the snapshot says. */
  labels: readonly string[]
  polarity: string
  /** What people said without seeing it; null where they gave it no label at all. */
  said: readonly string[] | null
  saidPolarity: string | null
}

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((code) => other.includes(code))

/** What a finished audit comes to. A row that people rejected or flagged counts as wrong. */
export function certificateOf(
  rows: readonly Checked[],
  people: number,
  labels: readonly { code: string; name: string }[],
  boundOf: Bound,
): Certificate {
  const figure = (label: string, some: readonly Checked[], isWrong: (row: Checked) => boolean): CertificateFigure => {
    const wrong = some.filter(isWrong).length
    return { label, wrong, n: some.length, bound: some.length === 0 ? null : boundOf(wrong, some.length) }
  }
  const wrongLabel = ({ labels, said }: Checked) => said === null || !sameSet(labels, said)
  return {
    overall: figure('All labels', rows, wrongLabel),
    verdict: figure('Safe or unsafe', rows, ({ polarity, saidPolarity }) => polarity !== saidPolarity),
    byLabel: labels.map(({ code, name }) =>
      figure(
        name,
        rows.filter((row) => row.labels.includes(code)),
        wrongLabel,
      ),
    ),
    level,
    people,
  }
}
