'use client'
import { useCallback, useEffect, useEffectEvent, useRef } from 'react'

/**
 * Acts on a value a moment after its last change, for what writes the address while one types. An address that is written
 * while another page is on its way calls that page off, so that a click, which may lead away, is preceded by it. Returns
 * what acts at once. On null there is nothing to do.
 */
export function useSoon<Value>(value: Value | null, act: (value: Value) => void, milliseconds: number) {
  const waiting = useRef<(() => void) | null>(null)
  const run = useEffectEvent(act)
  useEffect(() => {
    if (value === null) return
    const forget = () => {
      clearTimeout(timer)
      document.removeEventListener('click', now, true)
      waiting.current = null
    }
    const now = () => {
      forget()
      run(value)
    }
    const timer = setTimeout(now, milliseconds)
    document.addEventListener('click', now, true)
    waiting.current = now
    return forget
  }, [value, milliseconds])
  return useCallback(() => waiting.current?.(), [])
}
