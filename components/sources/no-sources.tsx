import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state'

export function NoSources({ action }: { action?: ReactNode }) {
  return (
    <EmptyState title="Nothing was brought in yet" action={action}>
      Files, pasted tables and hub datasets become samples; web pages and documents become passages to write from. Each
      one stays here with its licence and with what became of every row.
    </EmptyState>
  )
}
