import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut, tallest } from './tall-list'

const list = { count: 1_000_000, height: 36, head: 28 }
const end = tallest + list.head

test('rows that can all be drawn stand where they are', () => {
  const few = { ...list, count: 1_000 }
  const { drawn, from, to, placeOf } = layOut(few, { top: 3_600, view: 720 })
  expect([drawn, from, to]).toEqual([36_000, 88, 132])
  expect(placeOf(100)).toBe(3_600)
  expect(layOut(few, { top: 0, view: 720 }).from).toBe(0)
  expect(layOut({ ...list, count: 0 }, { top: 0, view: 720 })).toMatchObject({ drawn: 0, from: 0, to: 0 })
})

test('of a million rows, the first is at the top of the bar and the last at its end', () => {
  expect(layOut(list, { top: 0, view: 720 })).toMatchObject({ from: 0 })
  const last = layOut(list, { top: end - 720, view: 720 })
  expect(last.to).toBe(1_000_000)
  // Its foot is at the foot of what is drawn.
  expect(last.placeOf(999_999) + list.height).toBeCloseTo(tallest, 0)
})

test('every row comes into sight, wherever the bar stood', () => {
  const counts = fc.integer({ min: 1, max: 3_000_000 })
  fc.assert(
    fc.property(
      counts,
      fc.nat(),
      fc.integer({ min: 200, max: 2_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (count, at, view, bar) => {
        const tall = { ...list, count }
        const index = at % count
        const most = Math.max(0, Math.min(count * list.height, tallest) + list.head - view)
        const top = layOut(tall, { top: bar * most, view }).topFor(index) ?? bar * most
        const now = layOut(tall, { top: Math.min(most, Math.max(0, top)), view })
        expect(index).toBeGreaterThanOrEqual(now.from)
        expect(index).toBeLessThan(now.to)
        expect(now.topFor(index) ?? top).toBeCloseTo(top, 3)
      },
    ),
  )
})
