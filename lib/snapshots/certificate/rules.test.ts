import { expect, test } from 'vitest'
import { clopperPearson } from '../../intervals'
import { type Bound, certificateOf, level, sizeFor } from './rules'

const boundOf: Bound = (hits, n) => clopperPearson({ hits, n, level, side: 'upper' }).high

test('the number of rows is the least that rules the error out', () => {
  // Without a wrong row the bound is 1 − 0.05^(1/n): the rule of three, made exact.
  expect(sizeFor(0.05, 0, boundOf)).toBe(59)
  expect(sizeFor(0.01, 0, boundOf)).toBe(299)
  for (const [bound, allowed] of [
    [0.02, 0],
    [0.02, 1],
    [0.05, 3],
    [0.1, 0],
  ] as const) {
    const n = sizeFor(bound, allowed, boundOf)
    expect(boundOf(allowed, n)).toBeLessThanOrEqual(bound)
    expect(boundOf(allowed, n - 1)).toBeGreaterThan(bound)
  }
})

test('a wrong label, a rejected row and a verdict on the wrong side are counted, over all and for each label', () => {
  const row = (labels: string[], said: string[] | null) => ({
    labels,
    polarity: labels[0] === 'safe' ? 'safe' : 'unsafe',
    said,
    saidPolarity: said && (said[0] === 'safe' ? 'safe' : 'unsafe'),
  })
  const rows = [
    row(['safe'], ['safe']),
    row(['spam'], ['privacy']),
    row(['spam', 'privacy'], ['privacy', 'spam']),
    row(['safe'], null),
    row(['safe'], ['spam']),
  ]
  const labels = ['safe', 'spam', 'privacy', 'rare'].map((code) => ({ code, name: code }))
  const { overall, verdict, byLabel } = certificateOf(rows, 2, labels, boundOf)
  expect(overall).toMatchObject({ wrong: 3, n: 5, bound: boundOf(3, 5) })
  expect(verdict).toMatchObject({ wrong: 2, n: 5 })
  expect(byLabel.map(({ wrong, n, bound }) => [wrong, n, bound === null])).toEqual([
    [2, 3, false],
    [1, 2, false],
    [0, 1, false],
    [0, 0, true],
  ])
})
