import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state'

export function NoSnapshots({ action }: { action?: ReactNode }) {
  return (
    <EmptyState title="Nothing is frozen yet" action={action}>
      A snapshot is a copy of the dataset that never changes: split without leaks, with a version, a card and a content
      hash. Models are trained from one, and every format is downloaded from it.
    </EmptyState>
  )
}
