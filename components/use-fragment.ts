'use client'
import { useSyncExternalStore } from 'react'

/** What stands after the # of the address: it is never sent to a server. Null until the browser has said. */
export function useFragment() {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => window.location.hash.slice(1),
    () => null,
  )
}
