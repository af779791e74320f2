import type { LabelInfo, Polarity as Kind } from '@/lib/samples/schema'
import { Polarity } from '../ui/polarity'

export type NameOf = (code: string) => { name: string; polarity: Kind }

export const namesIn =
  (labels: readonly LabelInfo[]): NameOf =>
  (code) =>
    labels.find((label) => label.code === code) ?? { name: code, polarity: 'none' }

/** A sample's labels in one cell: the first by name, how many more there are. */
export function LabelMark({
  labels,
  nameOf,
  unseen = false,
}: {
  labels: readonly string[]
  nameOf: NameOf
  unseen?: boolean
}) {
  const [first, ...rest] = labels
  if (first === undefined)
    return (
      <span title={unseen ? 'Hidden while you decide it in a blind queue' : undefined}>
        <Polarity kind="none" className="text-text-3">
          {unseen ? 'Hidden' : 'No label'}
        </Polarity>
      </span>
    )
  const { name, polarity } = nameOf(first)
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={labels.map((code) => nameOf(code).name).join(', ')}>
      <Polarity kind={polarity}>{name}</Polarity>
      {rest.length > 0 && <span className="flex-none text-12 text-text-3">+{rest.length}</span>}
    </span>
  )
}
