import type { LeftOut } from '../schema'

/** Counts by reason, as the preview and the snapshot tell them. */
export function leftOutOf(rows: readonly { why: keyof LeftOut | null; n: string | number }[]) {
  const leftOut: LeftOut = { notAccepted: 0, tooFewPeople: 0, tainted: 0 }
  let matching = 0
  for (const { why, n } of rows) {
    matching += Number(n)
    if (why) leftOut[why] += Number(n)
  }
  return { matching, leftOut }
}
