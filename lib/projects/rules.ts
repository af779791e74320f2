import type { Polarity } from '../samples/schema'
import type { OverviewView, PolarityCounts, Step } from './schema'

export const noCounts = (): PolarityCounts => ({ safe: 0, unsafe: 0, caution: 0, none: 0 })
export const sumOf = (counts: PolarityCounts) => counts.safe + counts.unsafe + counts.caution + counts.none

/** Counts by polarity of the rows that a question is about. */
export function countByPolarity(rows: { polarity: Polarity; count: number }[]): PolarityCounts {
  const counts = noCounts()
  for (const { polarity, count } of rows) counts[polarity] += count
  return counts
}

/** The dataset that a page shows: the one asked for if it is there, else the first. */
export const chooseDataset = <D extends { id: string; archivedAt: string | null }>(
  datasets: D[],
  wanted: string | undefined,
) => datasets.find(({ id }) => id === wanted) ?? datasets.find(({ archivedAt }) => archivedAt === null) ?? datasets[0]

type Look = Pick<OverviewView, 'total' | 'judged' | 'reviewed' | 'labels' | 'snapshot' | 'dataset'>

const stepsAtMost = 4

/** What would help this dataset most, for this person, the most pressing first. Only what can be done is named. */
export function nextSteps(projectId: string, look: Look, role: string): Step[] {
  const at = (path: string) => `/projects/${projectId}${path}`
  const { total, judged, reviewed, labels, snapshot } = look
  const dataset = `dataset=${look.dataset.id}`
  const mayCurate = role === 'curator' || role === 'owner'
  const mayReview = mayCurate || role === 'reviewer'
  const unreviewed = total - sumOf(reviewed)
  const fullest = Math.max(...labels.map(({ count }) => count))
  const thin = labels.filter(({ count }) => count * 2 < fullest)
  const steps: (Step | false)[] = [
    mayCurate &&
      total === 0 && {
        key: 'bring-in',
        title: 'Bring texts in',
        why: 'Files, web pages, documents or a dataset of the hub.',
        act: 'Bring in',
        href: at('/sources/new'),
      },
    mayReview &&
      unreviewed > 0 && {
        key: 'review',
        title: `Review ${unreviewed.toLocaleString('en-US')} ${unreviewed === 1 ? 'sample' : 'samples'}`,
        why: 'No person has decided them yet. One key each.',
        act: 'Review',
        href: at(`/review?${dataset}`),
      },
    mayCurate &&
      total > 0 &&
      thin.length > 0 && {
        key: 'fill',
        title: 'Fill the gaps',
        why: `${thin
          .slice(0, 2)
          .map(({ name }) => name)
          .join(
            ' and ',
          )} ${thin.length > 2 ? `and ${thin.length - 2} more are` : thin.length > 1 ? 'are' : 'is'} less than half as full as others.`,
        act: 'Fill the gaps',
        href: at(`/generation/new?${dataset}&fill=gaps`),
      },
    mayCurate &&
      total > 0 &&
      sumOf(judged) < total / 2 && {
        key: 'judge',
        title: 'Ask the judges',
        why: 'Where they disagree is where people are needed first.',
        act: 'Judge',
        href: at(`/judges?${dataset}`),
      },
    mayCurate &&
      sumOf(reviewed) > 0 &&
      snapshot === null && {
        key: 'snapshot',
        title: 'Take a snapshot',
        why: 'Frozen, split without leaks, ready to train on.',
        act: 'Take',
        href: at(`/snapshots?${dataset}`),
      },
    role === 'owner' && {
      key: 'invite',
      title: 'Bring your team in',
      why: 'Labels that two people agree on are worth more.',
      act: 'Invite',
      href: at('/access'),
    },
    role === 'owner' && {
      key: 'key',
      title: 'Make a key for your scripts',
      why: 'Everything here can be done over HTTP.',
      act: 'Make a key',
      href: at('/access'),
    },
  ]
  return steps.filter((step) => step !== false).slice(0, stepsAtMost)
}
