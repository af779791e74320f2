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

/** What would help this dataset most, for this person. Only what can be done is named. */
export function nextSteps(
  projectId: string,
  { total, runs, dataset, labels }: Pick<OverviewView, 'total' | 'runs' | 'dataset' | 'labels'>,
  role: string,
): Step[] {
  const at = (path: string) => `/projects/${projectId}${path}`
  const mayCurate = role === 'curator' || role === 'owner'
  const steps: (Step | false)[] = [
    role === 'owner' && {
      key: 'invite',
      title: 'Bring your team in',
      why: 'Labels that two people agree on are worth more.',
      act: 'Invite',
      href: at('/access'),
    },
    mayCurate &&
      total > 0 &&
      runs === 0 && {
        key: 'check',
        title: 'Check the samples',
        why: 'Compares every text with its fingerprint.',
        act: 'Check',
        href: at(`/settings?dataset=${dataset.id}`),
      },
    mayCurate &&
      total > 0 &&
      labels.some(({ count }) => count * 2 < Math.max(...labels.map(({ count }) => count))) && {
        key: 'gaps',
        title: 'Fill the gaps',
        why: 'Some labels have less than half of what others have.',
        act: 'Fill the gaps',
        href: at(`/generation/new?dataset=${dataset.id}&fill=gaps`),
      },
    role === 'owner' && {
      key: 'key',
      title: 'Make a key for your scripts',
      why: 'Everything here can be done over HTTP.',
      act: 'Make a key',
      href: at('/access'),
    },
  ]
  return steps.filter((step) => step !== false)
}
