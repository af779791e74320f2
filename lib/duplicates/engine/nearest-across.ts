import { openComparison } from './compare'
import type { Groups } from './find-groups'
import type { Texts } from './grams'

/** A text of a group in one mould is not compared with more than this many of the other side. */
const comparedAtMost = 200

/** For each text from `border` on, the nearest before it that is near enough: copies between two collections. */
export function nearestAcross(texts: Texts, { root }: Groups, border: number, threshold: number) {
  const groups = new Map<number, { left: number[]; right: number[] }>()
  for (let at = 0; at < texts.count; at++) {
    const to = root[at]!
    if (to === at && at >= border) continue
    const group = groups.get(to) ?? { left: [], right: [] }
    ;(at < border ? group.left : group.right).push(at)
    groups.set(to, group)
  }
  const similarityOf = openComparison(texts, threshold)
  const found: { left: number; right: number; similarity: number }[] = []
  for (const { left, right } of groups.values())
    for (const one of right) {
      let [nearest, most] = [-1, 0]
      for (const other of left.slice(0, comparedAtMost)) {
        const similarity = similarityOf(one, other)
        if (similarity >= threshold && similarity > most) [nearest, most] = [other, similarity]
      }
      if (nearest !== -1) found.push({ left: nearest, right: one, similarity: most })
    }
  return found
}
