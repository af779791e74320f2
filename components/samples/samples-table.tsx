'use client'
import clsx from 'clsx'
import { type MouseEvent, type RefObject, useEffect, useMemo } from 'react'
import { termsOf } from '@/lib/samples/text/rules'
import type { SampleRow } from '@/lib/samples/schema'
import type { Column } from '@/lib/samples/views/schema'
import { Checkbox } from '../ui/checkbox'
import type { NameOf } from './label-mark'
import { SampleCard } from './sample-card'
import { SampleLine } from './sample-line'
import { columnOf, gridOf } from './table-columns'
import type { Rows } from './use-rows'
import type { SelectionState } from './use-selection'
import { useTallList } from './use-tall-list'

type Props = {
  rows: Rows
  columns: readonly Column[]
  text: string | undefined
  nameOf: NameOf
  selection: SelectionState
  current: number
  hides: (row: SampleRow) => boolean
  phone: boolean
  fading: boolean
  scroll: RefObject<HTMLDivElement | null>
  onOpen: (index: number, event: MouseEvent) => void
  onToggle: (index: number) => void
  onAll: () => void
}

const [lineHeight, cardHeight, headHeight] = [36, 80, 28]

/** Only what is in sight is drawn; the scroll bar is as long as the list. */
export function SamplesTable({
  rows,
  columns,
  text,
  nameOf,
  selection,
  current,
  hides,
  phone,
  fading,
  scroll,
  onOpen,
  onToggle,
  onAll,
}: Props) {
  const terms = useMemo(() => termsOf(text ?? ''), [text])
  const height = phone ? cardHeight : lineHeight
  const head = phone ? 0 : headHeight
  const { drawn, from, to, placeOf } = useTallList({ count: rows.count, height, head, scroll, current })
  const { setSight } = rows

  // Windows are read for where the scroll bar rests, not for all it passes.
  useEffect(() => {
    const rest = setTimeout(() => setSight({ from, to }), 60)
    return () => clearTimeout(rest)
  }, [from, to, setSight])

  const some = selection.selection.kind === 'all' || selection.selection.ids.size > 0
  return (
    <div
      ref={scroll}
      role="grid"
      aria-label="Samples"
      aria-rowcount={rows.count + 1}
      aria-multiselectable="true"
      aria-activedescendant={current >= from && current < to ? `sample-row-${current}` : undefined}
      tabIndex={0}
      className="focus-inside min-h-0 flex-1 overflow-y-auto overscroll-contain"
    >
      <div
        role="row"
        aria-rowindex={1}
        style={gridOf(columns)}
        className={clsx(
          'sticky top-0 z-10 h-7 items-center border-y bg-surface-0 text-11 text-text-3',
          phone ? 'hidden' : 'grid',
        )}
      >
        <div role="columnheader" className="grid place-items-center pl-1">
          <Checkbox
            label="Select all loaded rows"
            checked={selection.selection.kind === 'all' ? true : some ? 'indeterminate' : false}
            onCheckedChange={onAll}
          />
        </div>
        <div role="columnheader" className="px-2">
          Label
        </div>
        <div role="columnheader" className="px-2">
          Text
        </div>
        {columns.map((column) => {
          const { words, number } = columnOf(column)
          return (
            <div
              role="columnheader"
              key={column}
              title={words}
              className={clsx('truncate px-2', number && 'text-right')}
            >
              {words}
            </div>
          )
        })}
        <div aria-hidden="true" />
      </div>
      <div role="rowgroup" className={clsx('relative overflow-clip', fading && 'opacity-60')} style={{ height: drawn }}>
        {Array.from({ length: to - from }, (_, at) => from + at).map((index) => {
          const row = rows.rowAt(index)
          const props = {
            row,
            index,
            terms,
            nameOf,
            selected: row !== null && selection.has(row.id),
            veiled: row !== null && hides(row),
            onOpen,
            onToggle,
          }
          return (
            <div
              key={index}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ height, transform: `translateY(${placeOf(index)}px)` }}
            >
              {phone ? (
                <SampleCard {...props} />
              ) : (
                <SampleLine {...props} columns={columns} current={index === current} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
