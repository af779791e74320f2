'use client'
import { useState } from 'react'
import { fillGaps, isOff, spreadOver } from '@/lib/generation/grid/rules'
import { Button } from '../ui/button'
import { Input } from '../ui/input'
import type { BuilderPart } from './builder-part'

/** Makes the dataset as even as so many rows can make it. */
export function FillBar({ grid, draft, change, columns }: BuilderPart) {
  const now = grid.labels.map(({ now }) => now)
  const gap = fillGaps(now).reduce((sum, count) => sum + count, 0)
  const [rows, setRows] = useState('')
  const labels = grid.labels.map(({ code }) => code)
  const off = Object.fromEntries(Object.entries(draft.cells).filter(([, value]) => value === 'off'))
  const keys = columns.map(({ key }) => key)
  const open = labels.map((label) => keys.some((key) => !isOff(draft.cells, label, key)))
  const fill = () => {
    const some = labels.flatMap((_, at) => (open[at] ? at : []))
    const more = fillGaps(
      some.map((at) => now[at] ?? 0),
      rows === '' ? undefined : Number(rows),
    )
    const counts = labels.map((_, at) => more[some.indexOf(at)] ?? 0)
    change({ cells: spreadOver(off, labels, keys, counts) })
  }
  return (
    <form
      className="flex min-h-11 flex-wrap items-center gap-2 border-b px-4 py-1.5 text-12 text-text-3"
      onSubmit={(event) => {
        event.preventDefault()
        fill()
      }}
    >
      <span className="w-24 flex-none">
        <Input
          aria-label="Rows to fill the gaps with"
          type="number"
          min={1}
          max={100_000}
          placeholder={gap > 0 ? String(gap) : 'rows'}
          value={rows}
          onChange={(event) => setRows(event.target.value)}
        />
      </span>
      <span>rows make the labels as even as they can be</span>
      <Button type="submit" size="small" className="ml-auto">
        Fill the gaps
      </Button>
      <Button size="small" kind="ghost" onClick={() => change({ cells: off })}>
        Clear
      </Button>
    </form>
  )
}
