'use client'
import { useState } from 'react'
import { useKeys } from '../shell/keys-provider'
import type { useChosen } from './use-chosen'

type Given = {
  ids: string[]
  chosen: ReturnType<typeof useChosen>
  mayCurate: boolean
  open: (id: string) => void
  add: () => void
  ask: (what: 'tag' | 'group') => void
  search: () => void
  away: () => void
}

/** The list by keyboard; returns where the keys are. */
export function usePersonaKeys({ ids, chosen, mayCurate, open, add, ask, search, away }: Given) {
  const [at, setAt] = useState<string | null>(null)
  const current = at !== null && ids.includes(at) ? at : null
  const move = (step: number) => {
    const from = current === null ? -1 : ids.indexOf(current)
    const next = ids[Math.max(0, Math.min(ids.length - 1, from + step))]
    if (next === undefined) return
    setAt(next)
    document.getElementById(`persona-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const some = mayCurate && chosen.count > 0
  useKeys('Personas', [
    { keys: 'j', label: 'Next', run: () => move(1) },
    { keys: 'k', label: 'The one before', run: () => move(-1) },
    { keys: 'x', label: 'Choose', run: () => current && chosen.choose([current], !chosen.isChosen(current), ids) },
    { keys: 'Enter', label: 'Open', run: () => current && open(current) },
    { keys: '/', label: 'Search', run: search },
    ...(mayCurate ? [{ keys: 'n', label: 'Add personas', run: add }] : []),
    { keys: 't', label: 'Tag what is chosen', run: () => some && ask('tag') },
    { keys: 'p', label: 'Put what is chosen in a group', run: () => some && ask('group') },
    { keys: 'r', label: 'Retire or restore what is chosen', run: () => some && away() },
    { keys: 'Escape', label: 'Choose none', run: chosen.clear },
  ])
  return current
}
