'use client'
import clsx from 'clsx'
import { useState } from 'react'
import type { FacetCount } from '@/lib/samples/facets/schema'
import type { Polarity } from '@/lib/samples/schema'
import { Checkbox } from '../ui/checkbox'
import { formatNumber } from '../ui/format-number'
import { PolarityShape } from '../ui/polarity-shape'

export type Choice = { value: string; label: string; kind?: Polarity }
type Props = {
  title: string
  choices: readonly Choice[]
  /** Undefined while they are being counted. */
  counts: readonly FacetCount[] | undefined
  chosen: readonly string[]
  atLeast: boolean
  onToggle: (value: string) => void
  onClear: () => void
}

const shownAtFirst = 8
const tone = { safe: 'bg-safe', unsafe: 'bg-unsafe', caution: 'bg-caution', none: 'bg-border-control' }

/** Values of one kind with how many samples each would leave. */
export function FacetGroup({ title, choices, counts, chosen, atLeast, onToggle, onClear }: Props) {
  const [open, setOpen] = useState(false)
  const countOf = (value: string) => counts && (counts.find((each) => each.value === value)?.count ?? 0)
  const greatest = Math.max(1, ...(counts ?? []).map(({ count }) => count))
  // The names have what the widest figure leaves.
  const digits = Math.max(3, `${atLeast ? '≥ ' : ''}${formatNumber(greatest)}`.length)
  const shown = open ? choices : choices.filter(({ value }, at) => at < shownAtFirst || chosen.includes(value))
  return (
    <fieldset className="min-w-0">
      <legend className="flex w-full items-center px-2 pt-3 pb-1 text-12 font-medium text-text-2">
        {title}
        {chosen.length > 0 && (
          <button type="button" onClick={onClear} className="ml-auto font-normal text-accent-text hover:underline">
            Clear<span className="sr-only"> {title}</span>
          </button>
        )}
      </legend>
      {shown.map(({ value, label, kind }) => (
        <FacetRow
          key={value}
          label={label}
          kind={kind}
          count={countOf(value)}
          share={(countOf(value) ?? 0) / greatest}
          atLeast={atLeast}
          digits={digits}
          on={chosen.includes(value)}
          onToggle={() => onToggle(value)}
        />
      ))}
      {choices.length > shownAtFirst && (
        <button
          type="button"
          onClick={() => setOpen(!open)}
          aria-expanded={open}
          className="px-2 py-1 text-12 text-accent-text hover:underline"
        >
          {open ? 'Fewer' : `${choices.length - shownAtFirst} more`}
        </button>
      )}
    </fieldset>
  )
}

type RowProps = {
  label: string
  kind: Polarity | undefined
  count: number | undefined
  share: number
  atLeast: boolean
  digits: number
  on: boolean
  onToggle: () => void
}

function FacetRow({ label, kind, count, share, atLeast, digits, on, onToggle }: RowProps) {
  const words = count === undefined ? label : `${label}, ${atLeast ? 'at least ' : ''}${formatNumber(count)}`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the whole line presses its own checkbox
    // biome-ignore lint/a11y/useKeyWithClickEvents: the checkbox has the keys
    <div
      onClick={onToggle}
      className={clsx(
        'flex h-6.5 cursor-pointer items-center gap-1.75 rounded-1 px-2 text-12 hover:bg-surface-2 touch:h-touch',
        on ? 'text-text-1' : 'text-text-2',
      )}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps a press on the box from counting twice */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the checkbox has the keys */}
      <span onClick={(event) => event.stopPropagation()} className="grid">
        <Checkbox label={words} checked={on} onCheckedChange={onToggle} />
      </span>
      {kind && <PolarityShape kind={kind} />}
      <span aria-hidden="true" className="min-w-0 flex-1 truncate" title={label}>
        {label}
      </span>
      <span aria-hidden="true" className="h-1 w-8 flex-none overflow-hidden rounded-[2px] bg-surface-2">
        <i
          className={clsx('block h-full', tone[kind ?? 'none'])}
          style={{ width: `${share > 0 ? Math.max(4, share * 100) : 0}%` }}
        />
      </span>
      <span
        aria-hidden="true"
        style={{ minWidth: `${digits}ch` }}
        className={clsx('flex-none text-right', on ? 'text-text-2' : 'text-text-3')}
      >
        {atLeast && share > 0 && '≥ '}
        {count !== undefined && formatNumber(count)}
      </span>
    </div>
  )
}
