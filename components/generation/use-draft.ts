'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { addressOf } from '@/lib/generation/address/rules'
import type { Draft } from '@/lib/generation/address/schema'
import { type Column, moveCounts } from '@/lib/generation/columns/rules'
import type { GridView } from '@/lib/generation/schema'

/**
 * The plan on the screen. It stands in the address as well, a moment after each change, so that a reload finds it. An address
 * that is written while another page is on its way calls that page off: it is written before a click leads away, and never
 * again once `leave` was called.
 */
export function useDraft(initial: Draft, { dataset, labels }: GridView, columnsFor: (draft: Draft) => Column[]) {
  const [draft, setDraft] = useState(initial)
  const gone = useRef(false)
  const unwritten = useRef<(() => void) | null>(null)
  useEffect(() => {
    const write = () => {
      forget()
      if (!gone.current) window.history.replaceState(null, '', `?${addressOf(draft, dataset.id)}`)
    }
    const timer = setTimeout(write, 150)
    const forget = () => {
      clearTimeout(timer)
      document.removeEventListener('click', write, true)
      unwritten.current = null
    }
    document.addEventListener('click', write, true)
    unwritten.current = write
    return forget
  }, [draft, dataset.id])
  const leave = useCallback(() => {
    unwritten.current?.()
    gone.current = true
  }, [])
  const change = (part: Partial<Draft>) =>
    setDraft((now) => {
      const next = { ...now, ...part }
      const codes = labels.map(({ code }) => code)
      return { ...next, cells: moveCounts(next.cells, codes, columnsFor(now), columnsFor(next)) }
    })
  return { draft, change, leave }
}
