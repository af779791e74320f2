/** No browser draws anything much taller; Firefox ends at 17.9 million pixels. */
export const tallest = 15_000_000

type List = { count: number; height: number /** What stays above the rows, such as a head. */; head: number }
/** Where the scroll bar stands, and how much of the list can be seen. */
export type Seen = { top: number; view: number }

/** A list of more rows than can be drawn scrolls faster than its bar, so that the last row stands at the bar's end. */
export function layOut({ count, height, head }: List, { top, view }: Seen, over = 12) {
  const whole = count * height
  const drawn = Math.min(whole, tallest)
  const stretch = drawn < whole ? (whole + head - view) / (drawn + head - view) : 1
  const offset = top * stretch
  const from = Math.max(0, Math.min(count, Math.floor(offset / height)) - over)
  const to = Math.min(count, Math.ceil((offset + view) / height) + over)
  return {
    drawn,
    from,
    to: Math.max(from, to),
    /** Where a row stands in what is drawn. */
    placeOf: (index: number) => index * height - offset + top,
    /** Where the bar has to stand for a row to be in sight; null when it is. */
    topFor: (index: number) => {
      const start = index * height
      if (start < offset) return start / stretch
      const least = start + height + head - view
      return least > offset ? least / stretch : null
    },
  }
}
