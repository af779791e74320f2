'use client'
import { useSearchParams } from 'next/navigation'
import { askedGroups, groupFilters, tabOf } from '@/lib/duplicates/rules'

export type FilterName = (typeof groupFilters)[number]

/** Lane, filters and the open group stand in the address. */
export function useDuplicatesPlace() {
  const address = Object.fromEntries(useSearchParams())
  function write(change: Record<string, string | null>) {
    const next = new URLSearchParams(window.location.search)
    for (const [key, value] of Object.entries(change)) value === null ? next.delete(key) : next.set(key, value)
    window.history.replaceState(null, '', `${window.location.pathname}?${next}`)
  }
  const { lane: _, kept: __, ...chosen } = askedGroups(address)
  return {
    tab: tabOf(address.lane),
    asked: askedGroups(address),
    chosen,
    group: address.group ?? null,
    open: (group: string | null) => write({ group }),
    choose: (name: FilterName, value: string | null) => write({ [name]: value, group: null }),
    clear: () => write({ group: null, ...Object.fromEntries(groupFilters.map((name) => [name, null])) }),
  }
}
export type DuplicatesPlace = ReturnType<typeof useDuplicatesPlace>
