'use client'
import { X } from 'lucide-react'
import type { WalkEntry } from '@/lib/policy/cross-walks/schema'
import type { LabelView } from '@/lib/policy/schema'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Input } from '../ui/input'
import { Polarity } from '../ui/polarity'

type Props = {
  from: string
  to: LabelView | undefined
  entry: WalkEntry
  reason?: string
  change: (change: Partial<WalkEntry>) => void
  remove: () => void
}

/** One counterpart; what is lost is said in words. */
export function WalkStep({ from, to, entry, reason, change, remove }: Props) {
  const name = to?.name ?? entry.toCode
  const noted = entry.lossy || entry.note !== ''
  return (
    <div className="grid min-h-8 grid-cols-[minmax(0,1fr)_72px_minmax(0,1.3fr)_32px] items-center gap-2 max-sm:grid-cols-[minmax(0,1fr)_72px_32px]">
      <span className="flex min-w-0 items-center gap-2">
        <Polarity kind={to?.polarity ?? 'none'}>{name}</Polarity>
        {entry.toCode !== name && <span className="flex-none font-mono text-11 text-text-3">{entry.toCode}</span>}
      </span>
      {reason ? (
        <span className="text-12 text-text-3">{entry.lossy && 'Lossy'}</span>
      ) : (
        <Checkbox checked={entry.lossy} onCheckedChange={(lossy) => change(lossy ? { lossy } : { lossy, note: '' })}>
          Lossy
        </Checkbox>
      )}
      {reason ? (
        <span className="truncate text-12 text-text-2 max-sm:order-last max-sm:col-span-3">{entry.note}</span>
      ) : (
        <span className={noted ? 'max-sm:order-last max-sm:col-span-3' : 'max-sm:hidden'}>
          {noted && (
            <Input
              aria-label={`What is lost from ${from} to ${name}`}
              placeholder="What is lost"
              value={entry.note}
              maxLength={500}
              onChange={(event) => change({ note: event.target.value })}
            />
          )}
        </span>
      )}
      <Button
        kind="ghost"
        iconOnly
        label={`Remove ${name} from ${from}`}
        icon={<X aria-hidden="true" />}
        disabledReason={reason}
        onClick={remove}
      />
    </div>
  )
}
