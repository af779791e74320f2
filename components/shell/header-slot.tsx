'use client'
import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

/** In a page: the room's state, said in the header ("128 of 400"). */
export function HeaderState({ children }: { children: ReactNode }) {
  return <Slot name="header-state">{children}</Slot>
}

/** In a page: its acts, in the header before search. At most one filled button on the screen. */
export function HeaderActions({ children }: { children: ReactNode }) {
  // What the server draws lies over the very place that the acts move into, so that they are there at once and nothing jumps.
  const drawn = (
    <div className="fixed top-0 right-65 z-10 flex h-header items-center gap-2 pb-px max-md:right-34 max-sm:hidden">
      {children}
    </div>
  )
  return (
    <Slot name="header-actions" before={drawn}>
      {children}
    </Slot>
  )
}

function Slot({ name, before = null, children }: { name: string; before?: ReactNode; children: ReactNode }) {
  const place = useSyncExternalStore(
    () => () => {},
    () => document.getElementById(name),
    () => null,
  )
  return place ? createPortal(children, place) : before
}
