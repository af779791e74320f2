'use client'
import { useCallback, useRef, useState } from 'react'
import { addressOf } from '@/lib/generation/address/rules'
import type { Draft } from '@/lib/generation/address/schema'
import { type Column, moveCounts } from '@/lib/generation/columns/rules'
import type { GridView } from '@/lib/generation/schema'
import { useSoon } from '../use-soon'

/** The plan on the screen. It stands in the address as well, a moment after each change, so that a reload finds it; not any more once `leave` was called. */
export function useDraft(initial: Draft, { dataset, labels }: GridView, columnsFor: (draft: Draft) => Column[]) {
  const [draft, setDraft] = useState(initial)
  const gone = useRef(false)
  const write = (draft: Draft) => {
    if (!gone.current) window.history.replaceState(null, '', `?${addressOf(draft, dataset.id)}`)
  }
  const writeNow = useSoon(draft, write, 150)
  const leave = useCallback(() => {
    writeNow()
    gone.current = true
  }, [writeNow])
  const change = (part: Partial<Draft>) =>
    setDraft((now) => {
      const next = { ...now, ...part }
      const codes = labels.map(({ code }) => code)
      return { ...next, cells: moveCounts(next.cells, codes, columnsFor(now), columnsFor(next)) }
    })
  return { draft, change, leave }
}
