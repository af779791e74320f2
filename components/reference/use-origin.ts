'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Where this page was loaded from; the server does not know, so it is empty for a moment. */
export const useOrigin = () =>
  useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  )
