'use client'
import { useSearchParams } from 'next/navigation'
import { writeAddress } from '../write-address'

/** The label whose panel is open, kept in the address; `+` is a new one. */
export function useOpenLabel() {
  const open = (label: string | null) => writeAddress({ label })
  return [useSearchParams().get('label'), open] as const
}

export const newLabel = '+'
