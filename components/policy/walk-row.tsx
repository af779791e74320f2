'use client'
import { Plus } from 'lucide-react'
import type { WalkEntry } from '@/lib/policy/cross-walks/schema'
import type { LabelView } from '@/lib/policy/schema'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { Menu, MenuAct } from '../ui/menu'
import { Polarity } from '../ui/polarity'
import { PolarityShape } from '../ui/polarity-shape'
import { WalkStep } from './walk-step'

type Props = {
  label: LabelView
  targets: LabelView[]
  entries: WalkEntry[]
  reason?: string
  set: (entries: WalkEntry[]) => void
}

/** One label and where its samples go. */
export function WalkRow({ label, targets, entries, reason, set }: Props) {
  const free = targets.filter(({ code }) => !entries.some(({ toCode }) => toCode === code))
  const add = (toCode: string) =>
    set([...entries, { fromCode: label.code, toCode, lossy: entries.length > 0, note: '' }])
  const name = `Add a counterpart of ${label.name}`
  const none = entries.length === 0
  return (
    <li className="grid grid-cols-[minmax(0,320px)_minmax(0,1fr)_32px] items-start gap-x-4 gap-y-1 border-b px-4 py-1.5 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)_32px]">
      <div className="flex min-h-8 min-w-0 items-center gap-x-2">
        <Polarity kind={label.polarity}>{label.name}</Polarity>
        {label.code !== label.name && <span className="flex-none font-mono text-11 text-text-3">{label.code}</span>}
        {entries.length > 1 && (
          <Chip outlined className="flex-none">
            To decide
          </Chip>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-1 max-md:order-last max-md:col-span-2">
        {none && (
          <span className="flex min-h-8 items-center text-12 text-text-3">
            No counterpart: its samples wait for a person
          </span>
        )}
        {entries.map((entry) => (
          <WalkStep
            key={entry.toCode}
            from={label.name}
            to={targets.find(({ code }) => code === entry.toCode)}
            entry={entry}
            reason={reason}
            change={(change) => set(entries.map((other) => (other === entry ? { ...other, ...change } : other)))}
            remove={() => set(entries.filter((other) => other !== entry))}
          />
        ))}
      </div>
      {reason || free.length === 0 ? (
        <Button
          kind="ghost"
          iconOnly
          label={name}
          icon={<Plus aria-hidden="true" />}
          disabledReason={reason ?? 'It leads everywhere already'}
        />
      ) : (
        <Menu align="end" trigger={<Button kind="ghost" iconOnly label={name} icon={<Plus aria-hidden="true" />} />}>
          {free.map(({ code, name, polarity }) => (
            <MenuAct
              key={code}
              icon={<PolarityShape kind={polarity} />}
              hint={code === name ? undefined : code}
              onSelect={() => add(code)}
            >
              {name}
            </MenuAct>
          ))}
        </Menu>
      )}
    </li>
  )
}
