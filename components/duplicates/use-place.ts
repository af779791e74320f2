'use client'
import { useSearchParams } from 'next/navigation'
import { askedGroups, groupFilters, tabOf } from '@/lib/duplicates/rules'
import { writeAddress } from '../write-address'

export type FilterName = (typeof groupFilters)[number]

/** Lane, filters and the open group stand in the address. */
export function useDuplicatesPlace() {
  const address = Object.fromEntries(useSearchParams())
  const { lane: _, kept: __, ...chosen } = askedGroups(address)
  return {
    tab: tabOf(address.lane),
    asked: askedGroups(address),
    chosen,
    group: address.group ?? null,
    // With its lane: who asks for a group alone is taken to where it stands, and it may leave this lane.
    open: (group: string | null) => writeAddress({ lane: tabOf(address.lane), group }),
    choose: (name: FilterName, value: string | null) => writeAddress({ [name]: value, group: null }),
    clear: () => writeAddress({ group: null, ...Object.fromEntries(groupFilters.map((name) => [name, null])) }),
  }
}
export type DuplicatesPlace = ReturnType<typeof useDuplicatesPlace>
