'use client'
import type { ReactNode } from 'react'
import { Checkbox } from '../ui/checkbox'
import { formatNumber } from '../ui/format-number'
import type { BuilderPart } from './builder-part'

/** Whose passages are written from; all of the project's while none is chosen. */
export function PassageChoice({ grid, draft, change, children }: BuilderPart & { children: ReactNode }) {
  const all = grid.sources.map(({ id }) => id)
  const chosen = draft.sources.length === 0 ? all : draft.sources
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((each) => each !== id)
    change({ sources: next.length === all.length ? [] : next })
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">Passages of</legend>
      {grid.sources.map(({ id, name, passages }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onCheckedChange={(on) => toggle(id, on)}
          {...(chosen.length === 1 && chosen[0] === id && { disabledReason: 'One has to stay' })}
        >
          {name} <span className="text-text-3">{formatNumber(passages)}</span>
        </Checkbox>
      ))}
      {grid.sources.length === 0 && (
        <p className="text-text-2">There is no passage yet: bring in a page or a document.</p>
      )}
      {grid.sources.length > 1 && children}
    </fieldset>
  )
}
