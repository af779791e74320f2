'use client'
import clsx from 'clsx'
import { memo, type MouseEvent } from 'react'
import type { SampleRow } from '@/lib/samples/schema'
import type { Term } from '@/lib/samples/text/rules'
import { Checkbox } from '../ui/checkbox'
import { Skeleton } from '../ui/skeleton'
import { JudgeShapes } from './judge-shapes'
import { LabelMark, type NameOf } from './label-mark'
import { SampleWords, Veil } from './sample-words'

type Props = {
  row: SampleRow | null
  index: number
  terms: readonly Term[]
  nameOf: NameOf
  selected: boolean
  veiled: boolean
  onOpen: (index: number, event: MouseEvent) => void
  onToggle: (index: number) => void
}

/** One sample on a phone: two lines of text, then label, source and judges. */
export const SampleCard = memo(function SampleCard({
  row,
  index,
  terms,
  nameOf,
  selected,
  veiled,
  onOpen,
  onToggle,
}: Props) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      id={`sample-row-${index}`}
      className={clsx('flex h-full gap-3 border-b px-4 py-2', selected && 'bg-accent-subtle')}
    >
      <div role="gridcell" className="pt-1">
        {row && (
          <Checkbox label={`Select row ${index + 1}`} checked={selected} onCheckedChange={() => onToggle(index)} />
        )}
      </div>
      <div role="gridcell" className="min-w-0 flex-1">
        <button type="button" onClick={(event) => onOpen(index, event)} className="block w-full text-left">
          <span className="line-clamp-2 h-10 text-14 text-text-1">
            {row ? (
              veiled ? (
                <Veil />
              ) : (
                <SampleWords text={row.excerpt} terms={terms} />
              )
            ) : (
              <Skeleton className="mt-2 w-4/5" />
            )}
          </span>
          <span className="mt-1 flex h-4 items-center gap-2 text-12 text-text-2">
            {row && (
              <>
                <LabelMark labels={row.labels} nameOf={nameOf} unseen={row.unseen} />
                <span className="truncate text-text-3">{row.source?.name}</span>
                <span className="ml-auto">
                  <JudgeShapes verdicts={row.verdicts} />
                </span>
              </>
            )}
          </span>
        </button>
      </div>
    </div>
  )
})
