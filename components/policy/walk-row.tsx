'use client'
import { X } from 'lucide-react'
import type { WalkEntry } from '@/lib/policy/cross-walks/schema'
import type { LabelView } from '@/lib/policy/schema'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Chip } from '../ui/chip'
import { Input } from '../ui/input'
import { Polarity } from '../ui/polarity'
import { PolarityShape } from '../ui/polarity-shape'
import { Select } from '../ui/select'

type Props = { label: LabelView; targets: LabelView[]; entries: WalkEntry[]; reason?: string; set: (entries: WalkEntry[]) => void }

/** One label and where its samples go. */
export function WalkRow({ label, targets, entries, reason, set }: Props) {
  const free = targets.filter(({ code }) => !entries.some(({ toCode }) => toCode === code))
  const put = (entry: WalkEntry, change: Partial<WalkEntry>) => set(entries.map((other) => (other === entry ? { ...other, ...change } : other)))
  return (
    <li className="grid grid-cols-[minmax(0,280px)_minmax(0,1fr)] gap-x-4 gap-y-2 border-b px-4 py-2 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)]">
      <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-2">
        <Polarity kind={label.polarity}>{label.name}</Polarity>
        {label.code !== label.name && <span className="truncate font-mono text-11 text-text-3">{label.code}</span>}
        {entries.length > 1 && <Chip outlined>To decide</Chip>}
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        {entries.map((entry) => {
          const target = targets.find(({ code }) => code === entry.toCode)
          const name = target?.name ?? entry.toCode
          return (
            <div key={entry.toCode} className="grid min-h-8 grid-cols-[minmax(0,1fr)_64px_minmax(0,1.4fr)_32px] items-center gap-2 max-sm:grid-cols-[minmax(0,1fr)_64px_32px]">
              <span className="flex min-w-0 items-center gap-2">
                <Polarity kind={target?.polarity ?? 'none'}>{name}</Polarity>
                {entry.toCode !== name && <span className="font-mono text-11 text-text-3">{entry.toCode}</span>}
              </span>
              <Checkbox checked={entry.lossy} disabledReason={reason && ' '} onCheckedChange={(lossy) => put(entry, { lossy })}>
                Lossy
              </Checkbox>
              <span className="max-sm:order-last max-sm:col-span-3">
                <Input
                  aria-label={`Note on ${label.name} to ${name}`}
                  placeholder={reason ? '' : 'What is lost'}
                  value={entry.note}
                  readOnly={Boolean(reason)}
                  maxLength={500}
                  onChange={(event) => put(entry, { note: event.target.value })}
                />
              </span>
              <Button kind="ghost" iconOnly label={`Remove ${name} from ${label.name}`} icon={<X aria-hidden="true" />} disabledReason={reason} onClick={() => set(entries.filter((other) => other !== entry))} />
            </div>
          )
        })}
        {!reason && free.length > 0 && (
          <Select
            // A new select after each choice, so that it asks again.
            key={entries.length}
            size="small"
            className="max-w-72"
            label={`Add a counterpart of ${label.name}`}
            placeholder={entries.length === 0 ? 'No counterpart: samples wait for a person' : 'Add another'}
            options={free.map(({ code, name, polarity }) => ({ value: code, label: name, hint: code === name ? undefined : code, icon: <PolarityShape kind={polarity} /> }))}
            onValueChange={(toCode) => set([...entries, { fromCode: label.code, toCode, lossy: entries.length > 0, note: '' }])}
          />
        )}
        {reason && entries.length === 0 && <span className="flex min-h-8 items-center text-12 text-text-3">No counterpart: samples wait for a person</span>}
      </div>
    </li>
  )
}
