'use client'
import { useEffect, useState } from 'react'
import { addressOf } from '@/lib/generation/address/rules'
import type { Draft } from '@/lib/generation/address/schema'
import { type Column, moveCounts } from '@/lib/generation/columns/rules'
import type { GridView } from '@/lib/generation/schema'

/** The plan on the screen. It stands in the address as well, so that a reload finds it. */
export function useDraft(initial: Draft, { dataset, labels }: GridView, columnsFor: (draft: Draft) => Column[]) {
  const [draft, setDraft] = useState(initial)
  useEffect(() => {
    const timer = setTimeout(() => window.history.replaceState(null, '', `?${addressOf(draft, dataset.id)}`), 150)
    return () => clearTimeout(timer)
  }, [draft, dataset.id])
  const change = (part: Partial<Draft>) =>
    setDraft((now) => {
      const next = { ...now, ...part }
      const codes = labels.map(({ code }) => code)
      return { ...next, cells: moveCounts(next.cells, codes, columnsFor(now), columnsFor(next)) }
    })
  return { draft, change }
}
