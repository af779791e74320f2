'use client'
import { useSyncExternalStore } from 'react'

const query = '(max-width: 640px)'
const listen = (listener: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

export const usePhone = () =>
  useSyncExternalStore(
    listen,
    () => window.matchMedia(query).matches,
    () => false,
  )
