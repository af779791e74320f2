'use client'
import { usePathname, useSearchParams } from 'next/navigation'

/** The label whose panel is open, kept in the address; `+` is a new one. */
export function useOpenLabel() {
  const path = usePathname()
  const query = useSearchParams()
  const open = (code: string | null) => {
    const next = new URLSearchParams(query)
    if (code === null) next.delete('label')
    else next.set('label', code)
    window.history.replaceState(null, '', next.size > 0 ? `${path}?${next}` : path)
  }
  return [query.get('label'), open] as const
}

export const newLabel = '+'
