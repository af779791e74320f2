import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { layOut, type Seen } from './tall-list'

type Props = { count: number; height: number; head: number; scroll: RefObject<HTMLElement | null>; current: number }

/** Which rows of a list are in sight, and where they stand. The current one is brought into sight when it changes. */
export function useTallList({ count, height, head, scroll, current }: Props) {
  // Until it is known how much can be seen, nothing is drawn: a phone has other rows.
  const [seen, setSeen] = useState<Seen | null>(null)
  const list = layOut({ count, height, head }, seen ?? { top: 0, view: 0 })

  const look = useEffectEvent((element: HTMLElement) => {
    const now = seenOf(element)
    const next = layOut({ count, height, head }, now)
    const moved = !seen || next.from !== list.from || next.to !== list.to || next.drawn < count * height
    if (moved) setSeen(now)
  })
  useLayoutEffect(() => {
    const element = scroll.current
    if (!element) return
    // In the frame of the scroll itself, so that no empty row shows.
    const follow = () => flushSync(() => look(element))
    look(element)
    const watching = new ResizeObserver(() => look(element))
    watching.observe(element)
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      watching.disconnect()
      element.removeEventListener('scroll', follow)
    }
  }, [scroll])

  const show = useEffectEvent((index: number) => {
    const element = scroll.current
    const top = element && layOut({ count, height, head }, seenOf(element)).topFor(index)
    if (element && top !== null) element.scrollTo({ top })
  })
  useEffect(() => {
    if (current >= 0) show(current)
  }, [current])
  return seen ? list : { ...list, to: list.from }
}

const seenOf = ({ scrollTop, clientHeight }: HTMLElement): Seen => ({ top: scrollTop, view: clientHeight })
