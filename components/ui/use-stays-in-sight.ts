import { useEffect, useRef } from 'react'

/** What a floating list hangs on comes back into sight when the page grows above it: nobody can scroll while the list is open. */
export function useStaysInSight<E extends Element>(open: boolean) {
  const ref = useRef<E>(null)
  useEffect(() => {
    const element = ref.current
    if (!open || !element) return
    const watching = new IntersectionObserver(([seen]) => {
      if (seen && !seen.isIntersecting) element.scrollIntoView({ block: 'center' })
    })
    watching.observe(element)
    return () => watching.disconnect()
  }, [open])
  return ref
}
