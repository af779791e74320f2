'use client'
import { type KeyboardEvent, useRef, useState } from 'react'
import { isCounted } from '@/lib/generation/columns/rules'
import { cellKey, countOf, type GridState, isIn, pressKey } from '@/lib/generation/grid/rules'
import { Polarity } from '../ui/polarity'
import type { BuilderPart } from './builder-part'
import { TargetCell, TotalCell } from './target-cell'
import { TargetHints } from './target-hints'

const start = { row: 0, column: 0 }

/** How much is to be written of what: arrows move, digits type. */
export function TargetGrid({ grid, draft, change, columns }: BuilderPart) {
  const [place, setPlace] = useState<Omit<GridState, 'cells'>>({
    at: start,
    area: { from: start, to: start },
    typed: null,
  })
  const table = useRef<HTMLTableElement>(null)
  const labels = grid.labels.map(({ code }) => code)
  const keys = columns.map(({ key }) => key)
  const state = { ...place, cells: draft.cells }
  const wrote = new Map(grid.wrote.map(({ label, group, count }) => [cellKey(label, group || '-'), count]))
  const sum = (of: readonly string[], over: readonly string[]) =>
    of.reduce((all, label) => all + over.reduce((row, column) => row + countOf(draft.cells, label, column), 0), 0)
  const totalNow = grid.labels.reduce((all, { now }) => all + now, 0)

  function show({ cells, ...next }: GridState) {
    setPlace(next)
    if (cells !== draft.cells) change({ cells })
    table.current?.querySelector<HTMLElement>(`[data-place="${next.at.row},${next.at.column}"]`)?.focus()
  }
  function press(event: KeyboardEvent) {
    const next = pressKey(
      state,
      { key: event.key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey },
      { labels, columns: keys },
    )
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    show(next)
  }

  return (
    <>
      <div className="overflow-x-auto">
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of cells that are typed into
          role="grid"
          aria-label="Rows to write"
          onKeyDown={press}
          className="w-full table-fixed border-separate border-spacing-0"
          style={{ minWidth: 318 + columns.length * 104 }}
        >
          <thead>
            <tr>
              <th scope="col" className="h-9.5 w-36 border-b md:w-56 px-4 text-left text-12 font-normal text-text-2">
                Label
              </th>
              {columns.map(({ key, name, more }) => (
                <th
                  key={key}
                  scope="col"
                  title={more ? `${name}, ${more}` : name}
                  className="truncate border-b px-3 text-right text-12 font-normal text-text-2"
                >
                  {name}
                  {more && <span className="block truncate text-11 leading-3 text-text-3">{more}</span>}
                </th>
              ))}
              <th
                scope="col"
                className="w-24 border-b border-l bg-surface-0 px-3 text-right text-12 font-normal text-text-2"
              >
                To write
                <span className="block text-11 leading-3 text-text-3">now / target</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {grid.labels.map(({ code, name, polarity, now }, row) => (
              <tr key={code}>
                <th scope="row" title={name} className="h-11 truncate border-b px-4 text-left font-normal">
                  <Polarity kind={polarity}>{name}</Polarity>
                </th>
                {columns.map((column, at) => (
                  <TargetCell
                    key={column.key}
                    name={`${name}, ${column.spoken}`}
                    place={`${row},${at}`}
                    value={draft.cells[cellKey(code, column.key)] ?? 0}
                    now={
                      !isCounted(column)
                        ? null
                        : column.group === null
                          ? now
                          : (wrote.get(cellKey(code, column.key)) ?? 0)
                    }
                    current={place.at.row === row && Math.min(place.at.column, columns.length - 1) === at}
                    chosen={isIn(place.area, { row, column: at })}
                    choose={(extend) =>
                      show({
                        ...state,
                        typed: null,
                        ...(extend
                          ? { area: { from: place.area.from, to: { row, column: at } } }
                          : { at: { row, column: at }, area: { from: { row, column: at }, to: { row, column: at } } }),
                      })
                    }
                  />
                ))}
                <TotalCell count={sum([code], keys)} now={now} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="h-10 bg-surface-0 px-4 text-left font-normal">
                All
              </th>
              {keys.map((key) => (
                <TotalCell key={key} count={sum(labels, [key])} now={null} last />
              ))}
              <TotalCell count={sum(labels, keys)} now={totalNow} last />
            </tr>
          </tfoot>
        </table>
      </div>
      <TargetHints
        state={state}
        shape={{ labels, columns: keys }}
        names={grid.labels.map(({ name }) => name)}
        change={show}
      />
    </>
  )
}
