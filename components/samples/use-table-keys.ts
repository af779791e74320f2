'use client'
import type { RefObject } from 'react'
import type { KeyBinding } from '../shell/keys-store'
import { useKeys } from '../shell/keys-provider'

export type TableActs = {
  move: (by: number) => void
  toggle: () => void
  range: (by: number) => void
  all: () => void
  open: () => void
  close: () => void
  relabel: () => void
  accept: () => void
  reject: () => void
  flag: () => void
  undo: () => void
  veil: () => void
  reveal: () => void
}

/** The keys of the table; those that decide are there for who may decide. */
export function useTableKeys(
  acts: TableActs,
  { mayReview, search, page }: { mayReview: boolean; search: RefObject<HTMLInputElement | null>; page: number },
) {
  const both = (keys: string[], label: string, run: () => void): KeyBinding[] =>
    keys.map((each) => ({ keys: each, label, run }))
  const decide: KeyBinding[] = [
    { keys: 'l', label: 'Relabel', run: acts.relabel, repeat: false },
    { keys: 'e', label: 'Accept', run: acts.accept, repeat: false },
    { keys: 'r', label: 'Reject', run: acts.reject, repeat: false },
    { keys: 'f', label: 'Flag', run: acts.flag, repeat: false },
    { keys: 'z', label: 'Undo', run: acts.undo, repeat: false },
  ]
  useKeys('Samples', [
    ...both(['j', 'ArrowDown'], 'Next row', () => acts.move(1)),
    ...both(['k', 'ArrowUp'], 'Row before', () => acts.move(-1)),
    { keys: 'PageDown', label: 'A page on', run: () => acts.move(page) },
    { keys: 'PageUp', label: 'A page back', run: () => acts.move(-page) },
    { keys: 'Home', label: 'First row', run: () => acts.move(Number.NEGATIVE_INFINITY) },
    { keys: 'End', label: 'Last row', run: () => acts.move(Number.POSITIVE_INFINITY) },
    { keys: 'x', label: 'Select the row', run: acts.toggle },
    { keys: 'X', label: 'Select from the last one to here', run: () => acts.range(0) },
    { keys: 'mod+a', label: 'Select all', run: acts.all },
    { keys: 'Enter', label: 'Open', run: acts.open },
    { keys: 'Escape', label: 'Close, then clear the selection', run: acts.close },
    ...(mayReview ? decide : []),
    { keys: 'b', label: 'Hide or show texts', run: acts.veil },
    { keys: 'v', label: 'Show this text', run: acts.reveal },
    { keys: '/', label: 'Search', run: () => search.current?.focus() },
  ])
}
