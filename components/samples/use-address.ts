'use client'
import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { addressOf, filterOf, orderOf } from '@/lib/samples/filter/rules'
import { filterKeys, type Order, type SampleFilter } from '@/lib/samples/filter/schema'
import { writeAddress } from '../write-address'

/** Another filter takes the place of the whole one before it, and closes the sample. */
const nothing = Object.fromEntries([...filterKeys, 'sample'].map((key) => [key, null]))

/** Filter, order, view and open sample stand in the address. Changing them asks the API, not for a new page. */
export function useAddress() {
  const params = useSearchParams()
  const text = params.toString()
  const now = useMemo(() => {
    const asked = Object.fromEntries(new URLSearchParams(text))
    return { filter: filterOf(asked), order: orderOf(asked), open: asked.sample ?? null, view: asked.view ?? null }
  }, [text])

  return {
    ...now,
    setFilter: (filter: SampleFilter, how: 'push' | 'replace' = 'push') =>
      writeAddress({ ...nothing, ...addressOf(filter) }, how),
    setOrder: (order: Order) => writeAddress({ order: order === 'newest' ? null : order, sample: null }, 'push'),
    setOpen: (sampleId: string | null, how: 'push' | 'replace' = 'replace') => writeAddress({ sample: sampleId }, how),
    setView: (view: string | null) => writeAddress({ view }),
  }
}
