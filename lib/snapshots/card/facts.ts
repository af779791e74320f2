import type { SnapshotDetailView } from '../schema'

/** What the card and the Croissant file are written from: nothing of them depends on the clock or the machine. */
export type CardFacts = Pick<
  SnapshotDetailView,
  | 'id'
  | 'dataset'
  | 'version'
  | 'note'
  | 'rows'
  | 'pairs'
  | 'contentHash'
  | 'takenAt'
  | 'by'
  | 'target'
  | 'policy'
  | 'settings'
> & {
  summary: NonNullable<SnapshotDetailView['summary']>
  audit: SnapshotDetailView['audits'][number] | null
  project: string
  licence: string | null
}

export const nice = (value: number) => value.toLocaleString('en-US')
export const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`)

/** The one licence of all sources; where they differ or some have none, there is none to give. */
export function licenceOf({ sources }: CardFacts['summary']) {
  const found = [...new Set(sources.map(({ licence }) => licence))]
  return found.length === 1 ? (found[0] ?? null) : null
}
