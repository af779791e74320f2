import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Counted, paceOf } from './rules'

test('of days nobody worked on the counts are zero, and without a clock the median is undefined and says why', () => {
  const counted = [
    { who: 'a', day: '2026-01-02', tenths: null, n: 3 },
    { who: 'a', day: null, tenths: null, n: 3 },
  ]
  expect(paceOf(counted, ['2026-01-01', '2026-01-02'])).toEqual({
    days: [
      { day: '2026-01-01', decisions: 0, people: 0 },
      { day: '2026-01-02', decisions: 3, people: 1 },
    ],
    people: [{ id: 'a', decisions: 3, medianSeconds: null }],
    seconds: { value: null, n: 0, reason: 'No decision was timed' },
  })
})

test('medians from counts are those of the decisions one by one, to the tenth of a second', () => {
  const decision = fc.record({
    who: fc.constantFrom('a', 'b', 'c'),
    day: fc.constantFrom('2026-01-01', '2026-01-02'),
    tenths: fc.option(fc.nat(400)),
  })
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 60 }), (decisions) => {
      // Counted one by one: a key may come twice, and its counts are summed.
      const counted = decisions.flatMap(({ who, day, tenths }): Counted[] => [
        { who, day, tenths: null, n: 1 },
        { who, day: null, tenths, n: 1 },
      ])
      const { days, people, seconds } = paceOf(counted, ['2026-01-01', '2026-01-02'])
      expect(days.reduce((sum, one) => sum + one.decisions, 0)).toBe(decisions.length)
      expect(seconds.value).toBe(middle(decisions.flatMap(({ tenths }) => tenths ?? [])))
      for (const { id, decisions: made, medianSeconds } of people) {
        const own = decisions.filter(({ who }) => who === id)
        expect(made).toBe(own.length)
        expect(medianSeconds).toBe(middle(own.flatMap(({ tenths }) => tenths ?? [])))
      }
    }),
  )
})

function middle(tenths: number[]) {
  const sorted = tenths.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  if (sorted.length === 0) return null
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 20
}
