'use client'
import { useQuery } from '@tanstack/react-query'
import { ErrorNote } from '../ui/error-note'
import { Sheet } from '../ui/sheet'
import { SkeletonRows } from '../ui/skeleton'
import { EditForm } from './edit-form'
import { personaQuery } from './personas-query'
import type { usePersonaActs } from './use-persona-acts'

type Props = {
  projectId: string
  personaId: string
  groups: string[]
  mayCurate: boolean
  acts: ReturnType<typeof usePersonaActs>
  close: () => void
}

export function EditSheet({ projectId, personaId, groups, mayCurate, acts, close }: Props) {
  const { data: persona, error } = useQuery(personaQuery(projectId, personaId))
  return (
    <Sheet title="Persona" open onOpenChange={(open) => !open && close()}>
      {error && <ErrorNote className="m-4">{error.message}</ErrorNote>}
      {!persona && !error && <SkeletonRows rows={5} widths={['w-16', 'w-full']} />}
      {persona && (
        <EditForm
          key={`${persona.id} ${persona.revision}`}
          projectId={projectId}
          persona={persona}
          groups={groups}
          mayCurate={mayCurate}
          acts={acts}
          close={close}
        />
      )}
    </Sheet>
  )
}
