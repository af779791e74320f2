'use client'
import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { addressOf, filterOf, orderOf } from '@/lib/samples/filter/rules'
import { filterKeys, type Order, type SampleFilter } from '@/lib/samples/filter/schema'

/** Filter, order, view and open sample stand in the address. Changing them asks the API, not for a new page. */
export function useAddress() {
  const params = useSearchParams()
  const text = params.toString()
  const now = useMemo(() => {
    const asked = Object.fromEntries(new URLSearchParams(text))
    return { filter: filterOf(asked), order: orderOf(asked), open: asked.sample ?? null, view: asked.view ?? null }
  }, [text])

  function write(change: Record<string, string | null>, how: 'push' | 'replace', drop: readonly string[] = []) {
    const next = new URLSearchParams(window.location.search)
    for (const key of drop) next.delete(key)
    for (const [key, value] of Object.entries(change)) value === null ? next.delete(key) : next.set(key, value)
    const query = next.toString()
    const address = `${window.location.pathname}${query && `?${query}`}`
    if (how === 'push') window.history.pushState(null, '', address)
    else window.history.replaceState(null, '', address)
  }

  return {
    ...now,
    setFilter: (filter: SampleFilter, how: 'push' | 'replace' = 'push') =>
      write(addressOf(filter), how, [...filterKeys, 'sample']),
    setOrder: (order: Order) => write({ order: order === 'newest' ? null : order, sample: null }, 'push'),
    setOpen: (sampleId: string | null, how: 'push' | 'replace' = 'replace') => write({ sample: sampleId }, how),
    setView: (view: string | null) => write({ view }, 'replace'),
  }
}
