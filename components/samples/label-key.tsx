'use client'
import clsx from 'clsx'
import type { MouseEvent } from 'react'
import type { LabelInfo } from '@/lib/samples/schema'
import { formatNumber } from '../ui/format-number'
import { Kbd } from '../ui/kbd'

// A press with the mouse leaves the focus where it was, so that Enter goes on meaning the sample.
const keepFocus = (event: MouseEvent) => event.preventDefault()

type Props = {
  label: LabelInfo
  score: number | null
  quiet: boolean
  chosen: boolean
  onPress: () => void
  onHover?: (on: boolean) => void
}

/** A label as a key: its place in the policy, for good. */
export function LabelKey({ label, score, quiet, chosen, onPress, onHover }: Props) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onMouseDown={keepFocus}
      onClick={onPress}
      onPointerEnter={() => onHover?.(true)}
      onPointerLeave={() => onHover?.(false)}
      onFocus={() => onHover?.(true)}
      onBlur={() => onHover?.(false)}
      className={clsx(
        'inline-flex h-7 flex-none items-center gap-1.5 rounded-2 border pr-2.5 pl-1.25 text-12 hover:bg-surface-2 focus-inside max-sm:h-touch max-sm:px-3',
        chosen
          ? 'border-accent-line bg-accent-subtle font-medium text-text-1'
          : quiet
            ? 'border-transparent text-text-2 max-sm:border-border'
            : 'bg-surface-1 text-text-1',
      )}
    >
      {label.key && <Kbd keys={label.key} />}
      {label.name}
      {score !== null && <span className="text-text-3 max-sm:hidden">{formatNumber(score, 'score-short')}</span>}
    </button>
  )
}
