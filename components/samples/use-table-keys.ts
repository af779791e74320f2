'use client'
import type { RefObject } from 'react'
import { labelsOf, stagePolarities } from '@/lib/review/desk/rules'
import type { Command } from '@/lib/review/settings/schema'
import type { DatasetInfo } from '@/lib/samples/schema'
import type { KeyBinding } from '../shell/keys-store'
import { useKeys } from '../shell/keys-provider'
import type { Decide } from './use-decide'
import { polarityWords } from './words'

export type TableActs = {
  move: (by: number) => void
  toggle: () => void
  range: (by: number) => void
  all: () => void
  open: () => void
  close: () => void
  veil: () => void
  reveal: () => void
}
type Setup = {
  dataset: DatasetInfo
  keys: Record<Command, string>
  /** Null for who may not decide. */
  decide: Decide | null
  /** Enter opens a row first; then, and on a selection, it accepts. */
  accepts: boolean
  search: RefObject<HTMLInputElement | null>
  page: number
}

const once = (keys: string, label: string, run: () => void): KeyBinding => ({ keys, label, run, repeat: false })

/** The keys of the table: the desk’s, and those that move, select and open. */
export function useTableKeys(acts: TableActs, { dataset, keys, decide, accepts, search, page }: Setup) {
  const both = (one: string, other: string, label: string, run: () => void): KeyBinding[] =>
    [...new Set([one, other])].map((each) => ({ keys: each, label, run }))
  useKeys('Samples', [
    ...(decide ? stageKeys(dataset, decide) : []),
    ...both(keys.next, 'ArrowDown', 'Next row', () => acts.move(1)),
    ...both(keys.previous, 'ArrowUp', 'Row before', () => acts.move(-1)),
    { keys: 'PageDown', label: 'A page on', run: () => acts.move(page) },
    { keys: 'PageUp', label: 'A page back', run: () => acts.move(-page) },
    { keys: 'Home', label: 'First row', run: () => acts.move(Number.NEGATIVE_INFINITY) },
    { keys: 'End', label: 'Last row', run: () => acts.move(Number.POSITIVE_INFINITY) },
    { keys: 'x', label: 'Select the row', run: acts.toggle },
    { keys: 'X', label: 'Select from the last one to here', run: () => acts.range(0) },
    { keys: 'mod+a', label: 'Select all', run: acts.all },
    ...(decide && accepts && keys.accept === 'Enter' ? [once('Enter', 'Accept', decide.accept)] : []),
    once('Enter', 'Open', acts.open),
    { keys: 'Escape', label: 'Close, then clear the selection', run: acts.close },
    ...(decide ? handKeys(decide, keys).filter(({ keys }) => keys !== 'Enter') : []),
    { keys: keys.veil, label: 'Hide or show texts', run: acts.veil },
    { keys: keys.reveal, label: 'Show this text', run: acts.reveal },
    { keys: keys.search, label: 'Search', run: () => search.current?.focus() },
  ])
}

/** What is done to a sample, as at the desk. */
export const handKeys = (decide: Decide, keys: Record<Command, string>): KeyBinding[] => [
  once(keys.accept, 'Accept', decide.accept),
  once('l', 'Relabel from the whole list', () => decide.ask('labels')),
  once(keys.flag, 'Flag', decide.flag),
  once(keys.reject, 'Reject', decide.reject),
  once(keys.note, 'Comment', () => decide.ask('note')),
  once(keys.edit, 'Edit the text', () => decide.ask('edit')),
  { keys: keys.undo, label: 'Undo', run: decide.acts.undo },
  { keys: 'mod+z', label: 'Undo', run: decide.acts.undo },
]

/** Safe, unsafe, caution; while a label is asked for, the labels’ own keys come first, as at the desk. */
export function stageKeys(dataset: DatasetInfo, { stage, pick, apply, back, polarity }: Decide) {
  if (!stage) return stagePolarities.map((each, at) => once(String(at + 1), polarityWords[each], () => polarity(each)))
  return [
    ...labelsOf(dataset.labels, stage.polarity).flatMap(({ code, name, key }) =>
      key ? [once(key, name, () => pick(code))] : [],
    ),
    once('Enter', 'Use the chosen labels', apply),
    once('Escape', 'Back to safe, unsafe, caution', back),
  ]
}
