import type { PersonaPage } from '@/lib/personas/schema'
import { EmptyState } from '../ui/empty-state'

/** The list is empty though the project is not. */
export function NobodyHere({ filtered, state }: { filtered: boolean; state: PersonaPage['state'] }) {
  if (filtered) return <EmptyState title="Nobody matches">Take a word or a filter away.</EmptyState>
  if (state === 'retired')
    return (
      <EmptyState title="Nobody is retired">
        Whoever should not be drawn any more comes here; what they wrote keeps naming them.
      </EmptyState>
    )
  return (
    <EmptyState title="Nobody is in use">
      All personas of this project are retired. Restore some, or add others.
    </EmptyState>
  )
}
