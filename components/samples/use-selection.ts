'use client'
import { useState } from 'react'

type Selection = { kind: 'some'; ids: ReadonlySet<string> } | { kind: 'all' }

const nothing: Selection = { kind: 'some', ids: new Set() }

/** Rows that were picked, or everything that matches, loaded or not. */
export function useSelection() {
  const [selection, setSelection] = useState<Selection>(nothing)
  const [anchor, setAnchor] = useState(0)
  return {
    selection,
    anchor,
    has: (id: string) => selection.kind === 'all' || selection.ids.has(id),
    toggle(id: string, index: number, loaded: () => string[]) {
      setAnchor(index)
      const ids = new Set(selection.kind === 'all' ? loaded() : selection.ids)
      if (!ids.delete(id)) ids.add(id)
      setSelection({ kind: 'some', ids })
    },
    add(more: readonly string[]) {
      setSelection({ kind: 'some', ids: new Set([...(selection.kind === 'some' ? selection.ids : []), ...more]) })
    },
    all: () => setSelection({ kind: 'all' }),
    clear: () => setSelection(nothing),
  }
}
export type SelectionState = ReturnType<typeof useSelection>
