'use client'
import { type ReactNode, useRef, useState } from 'react'

type Tip = { text: string; left: number; top: number }

/** One tooltip for all marks inside: a mark carries its words in data-tip. Moves nothing. */
export function ChartTips({ children, className }: { children: ReactNode; className?: string }) {
  const frame = useRef<HTMLDivElement>(null)
  const [tip, setTip] = useState<Tip | null>(null)
  const markAt = (target: EventTarget | null) => (target instanceof Element ? target.closest('[data-tip]') : null)
  /** A page that scrolls to what the keyboard reached moves other things under the pointer: that hides nothing. */
  const reached = () => (frame.current?.contains(document.activeElement) ? markAt(document.activeElement) : null)
  function show(mark: Element | null) {
    const text = mark?.getAttribute('data-tip')
    if (!mark || !text) return setTip(null)
    const box = mark.getBoundingClientRect()
    // Kept 120 px from the window's edges, half of the widest tip.
    setTip({ text, left: Math.max(124, Math.min(innerWidth - 124, box.left + box.width / 2)), top: box.top })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to its marks
    <div
      ref={frame}
      className={className}
      onPointerOver={(event) => show(markAt(event.target) ?? reached())}
      onPointerLeave={() => show(reached())}
      onFocus={(event) => show(markAt(event.target))}
      onBlur={() => setTip(null)}
      onKeyDown={(event) => event.key === 'Escape' && setTip(null)}
    >
      {children}
      {tip && (
        <div
          aria-hidden="true"
          style={{ left: tip.left, top: tip.top }}
          className="pointer-events-none fixed z-60 w-max max-w-[240px] -translate-x-1/2 -translate-y-[calc(100%+6px)] rounded-2 border border-border-strong bg-surface-1 px-2 py-1 text-12 text-text-1 shadow-2"
        >
          {tip.text}
        </div>
      )}
    </div>
  )
}
