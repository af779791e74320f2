import { isVeiled } from '@/lib/review/settings/rules'
import type { ReviewerSettings } from '@/lib/review/settings/schema'

type Seen = {
  labels: readonly string[]
  unseen?: boolean
  verdicts?: readonly { labels?: readonly string[] }[]
}
export type Hides = (sample: Seen) => boolean

/** Which texts stay behind the veil: all while it is on, and those that somebody asked not to meet, at the desk or here. */
export const hidesOf =
  (veiled: boolean, own: ReviewerSettings | null): Hides =>
  ({ labels, unseen = false, verdicts = [] }) =>
    veiled ||
    (own !== null && isVeiled(own, { labels, suggested: verdicts.flatMap(({ labels = [] }) => labels), blind: unseen }))
