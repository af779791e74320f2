import { useEffect, useRef } from 'react'

/** A part of the page whose head comes into view when something else is asked of it, pressed wherever it may be. */
export function useShown(asked: string) {
  const frame = useRef<HTMLDivElement>(null)
  const before = useRef(asked)
  useEffect(() => {
    if (before.current === asked) return
    before.current = asked
    const top = frame.current?.getBoundingClientRect().top ?? 0
    if (top < 0 || top > innerHeight - 240) frame.current?.scrollIntoView({ block: 'start' })
  }, [asked])
  return frame
}
