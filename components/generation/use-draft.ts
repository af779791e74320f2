'use client'
import { useEffect, useState } from 'react'
import { addressOf, type Draft } from '@/lib/generation/address/rules'

/** The plan on the screen. It stands in the address as well, so that a reload finds it. */
export function useDraft(initial: Draft, dataset: string) {
  const [draft, setDraft] = useState(initial)
  useEffect(() => {
    const timer = setTimeout(() => window.history.replaceState(null, '', `?${addressOf(draft, dataset)}`), 150)
    return () => clearTimeout(timer)
  }, [draft, dataset])
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  return { draft, change }
}
