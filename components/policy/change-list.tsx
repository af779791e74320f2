import type { ChangeKind, LabelChange } from '@/lib/policy/versions/rules'
import { Chip } from '../ui/chip'

const words: Record<ChangeKind, string> = {
  added: 'Added',
  removed: 'Removed',
  merged: 'Merged',
  retired: 'Retired',
  restored: 'Restored',
  renamed: 'Renamed',
  polarity: 'Polarity',
  redefined: 'Redefined',
  examples: 'Examples',
  spellings: 'Spellings',
  key: 'Key',
  colour: 'Colour',
  moved: 'Moved',
}

/** What differs, label by label. `brief` leaves long texts out. */
export function ChangeList({
  changes,
  brief = false,
  empty,
}: {
  changes: readonly LabelChange[]
  brief?: boolean
  empty: string
}) {
  if (changes.length === 0) return <p className="p-4 text-12 text-text-3">{empty}</p>
  return (
    <ul aria-label="Changes" className={brief ? 'max-h-96 overflow-y-auto' : undefined}>
      {changes.map((change) => (
        <li
          key={change.code + change.kind}
          className="grid grid-cols-[84px_minmax(0,1fr)] items-start gap-2 border-b px-4 py-2 last:border-b-0"
        >
          <span>
            <Chip outlined>{words[change.kind]}</Chip>
          </span>
          <span className="min-w-0">
            <span className="flex min-w-0 items-baseline gap-2">
              <span className="truncate font-medium">{change.name}</span>
              {change.code !== change.name && (
                <span className="truncate font-mono text-11 text-text-3">{change.code}</span>
              )}
            </span>
            <Details change={change} brief={brief} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Details({ change: { kind, before, after }, brief }: { change: LabelChange; brief: boolean }) {
  if (kind === 'added' || kind === 'removed' || kind === 'retired' || kind === 'restored') return null
  if (kind === 'merged') return <p className="text-12 text-text-2">into {after}</p>
  if (kind === 'moved')
    return (
      <p className="text-12 text-text-2 tabular-nums">
        place {before} → {after}
      </p>
    )
  const long = kind === 'redefined' || kind === 'examples' || kind === 'spellings'
  if (long && brief) return null
  if (!long)
    return (
      <p className="text-12 text-text-2">
        <del className="text-text-3">{before || 'none'}</del> → <ins className="no-underline">{after || 'none'}</ins>
      </p>
    )
  return (
    <div className="mt-1 flex flex-col gap-1 text-12 whitespace-pre-line">
      {before && <del className="text-text-3">{before}</del>}
      {after && <ins className="text-text-1 no-underline">{after}</ins>}
    </div>
  )
}
