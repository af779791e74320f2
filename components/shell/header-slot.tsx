'use client'
import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

/** In a page: the room's state, said in the header ("128 of 400"). */
export function HeaderState({ children }: { children: ReactNode }) {
  return <Slot name="header-state">{children}</Slot>
}

/** In a page: its acts, in the header before search. At most one filled button on the screen. */
export function HeaderActions({ children }: { children: ReactNode }) {
  return <Slot name="header-actions">{children}</Slot>
}

function Slot({ name, children }: { name: string; children: ReactNode }) {
  const place = useSyncExternalStore(
    () => () => {},
    () => document.getElementById(name),
    () => null,
  )
  return place && createPortal(children, place)
}
