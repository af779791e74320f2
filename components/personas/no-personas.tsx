'use client'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import type { Way } from './add-dialog'

export function NoPersonas({ disabledReason, add }: { disabledReason?: string; add: (way: Way) => void }) {
  return (
    <Card>
      <EmptyState
        title="No persona yet"
        action={
          <>
            <Button disabledReason={disabledReason} onClick={() => add('starters')}>
              Look at the starters
            </Button>
            <Button kind="ghost" disabledReason={disabledReason} onClick={() => add('paste')}>
              Paste your own
            </Button>
          </>
        }
      >
        Personas are short descriptions of people. Generation writes each text as another of them, so that no two sound
        alike. Begin with 200 that Assay brings, or bring your own.
      </EmptyState>
    </Card>
  )
}
