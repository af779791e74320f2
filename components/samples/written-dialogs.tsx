'use client'
import { useQuery } from '@tanstack/react-query'
import { EditDialog, NoteDialog } from '../review/text-dialogs'
import { sampleQuery } from './samples-query'
import type { Decide } from './use-decide'

/** A comment on the sample, or a new revision of its text. */
export function WrittenDialogs({
  projectId,
  decide: { asking, setAsking, one, acts },
}: {
  projectId: string
  decide: Decide
}) {
  const sample = asking === 'note' || asking === 'edit' ? one() : null
  const { data: whole } = useQuery({
    ...sampleQuery(projectId, sample?.id ?? ''),
    enabled: asking === 'edit' && sample !== null,
  })
  const close = () => setAsking(null)
  if (!sample) return null
  const at = { id: sample.id, revision: sample.revision }
  if (asking === 'note')
    return <NoteDialog open onOpenChange={close} onSave={(note) => acts.write({ ...at, act: 'note', note })} />
  return (
    whole && (
      <EditDialog
        open
        onOpenChange={close}
        sample={whole}
        onSave={(prompt, response) =>
          acts.write({ ...at, act: 'rewrite', prompt, ...(response !== null && { response }) })
        }
      />
    )
  )
}
