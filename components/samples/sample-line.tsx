'use client'
import clsx from 'clsx'
import { memo, type MouseEvent } from 'react'
import type { SampleRow } from '@/lib/samples/schema'
import type { Term } from '@/lib/samples/text/rules'
import type { Column } from '@/lib/samples/views/schema'
import { Checkbox } from '../ui/checkbox'
import { Skeleton } from '../ui/skeleton'
import { LabelMark, type NameOf } from './label-mark'
import { SampleWords, Veil } from './sample-words'
import { columnOf, gridOf } from './table-columns'

type Props = {
  row: SampleRow | null
  index: number
  columns: readonly Column[]
  terms: readonly Term[]
  nameOf: NameOf
  selected: boolean
  current: boolean
  veiled: boolean
  onOpen: (index: number, event: MouseEvent) => void
  onToggle: (index: number) => void
}

/** One sample in one line. */
export const SampleLine = memo(function SampleLine({
  row,
  index,
  columns,
  terms,
  nameOf,
  selected,
  current,
  veiled,
  onOpen,
  onToggle,
}: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      role="row"
      id={`sample-row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      onClick={(event) => onOpen(index, event)}
      style={gridOf(columns)}
      className={clsx(
        'relative grid h-full cursor-default items-center border-b text-text-2',
        current
          ? 'border-b-accent-line bg-accent-subtle before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent'
          : selected
            ? 'bg-accent-subtle'
            : 'hover:bg-surface-2',
      )}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only keeps the row from opening */}
      <div role="gridcell" className="grid h-full place-items-center pl-1" onClick={(event) => event.stopPropagation()}>
        {row ? (
          <Checkbox label={`Select row ${index + 1}`} checked={selected} onCheckedChange={() => onToggle(index)} />
        ) : (
          <span className="size-3.5 rounded-1 border border-border" />
        )}
      </div>
      <div role="gridcell" className="min-w-0 px-2">
        {row ? <LabelMark labels={row.labels} nameOf={nameOf} unseen={row.unseen} /> : <Skeleton className="w-14" />}
      </div>
      <div role="gridcell" className="min-w-0 px-2 text-text-1">
        {row ? (
          veiled ? (
            <Veil />
          ) : (
            <span className="block truncate">
              <SampleWords text={row.excerpt} terms={terms} />
            </span>
          )
        ) : (
          <Skeleton className="w-2/3" />
        )}
      </div>
      {columns.map((column) => {
        const { cell, number } = columnOf(column)
        return (
          <div role="gridcell" key={column} className={clsx('truncate px-2', number && 'text-right')}>
            {row ? cell(row, nameOf) : <Skeleton className="w-9" />}
          </div>
        )
      })}
      <div aria-hidden="true" />
    </div>
  )
})
