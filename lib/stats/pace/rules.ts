import type { Figure } from '../schema'

/** How many decisions one person made on one day, or in so many tenths of a second: `null` where nobody timed them. */
export type Counted = { who: string; day: string | null; tenths: number | null; n: number }

/** Decisions and people on each of these days, the busiest people with their median, and the median of all. */
export function paceOf(counted: readonly Counted[], days: readonly string[]) {
  const made = counted.filter(({ day }) => day !== null)
  const timed = counted.flatMap(({ who, day, tenths, n }) =>
    day === null && tenths !== null ? [{ who, tenths, n }] : [],
  )
  const n = sumOf(timed)
  const seconds: Figure = n ? { value: medianOf(timed), n } : { value: null, n, reason: 'No decision was timed' }
  return {
    days: days.map((day) => {
      const on = made.filter((each) => each.day === day)
      return { day, decisions: sumOf(on), people: new Set(on.map(({ who }) => who)).size }
    }),
    people: [...new Set(made.map(({ who }) => who))]
      .map((id) => ({
        id,
        decisions: sumOf(made.filter(({ who }) => who === id)),
        medianSeconds: medianOf(timed.filter(({ who }) => who === id)),
      }))
      .sort((a, b) => b.decisions - a.decisions || (a.id < b.id ? -1 : 1)),
    seconds,
  }
}

const sumOf = (counted: readonly { n: number }[]) => counted.reduce((sum, { n }) => sum + n, 0)

/** In seconds: the one in the middle, or half-way between the two that are. */
function medianOf(timed: readonly { tenths: number; n: number }[]) {
  const sorted = timed.toSorted((a, b) => a.tenths - b.tenths)
  const all = sumOf(sorted)
  const at = (place: number) => {
    let upto = 0
    for (const { tenths, n } of sorted) {
      upto += n
      if (upto > place) return tenths
    }
    return 0
  }
  return all === 0 ? null : (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 20
}
