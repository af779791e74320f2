'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { publishDraft } from '@/lib/policy/actions'
import { publishProblems } from '@/lib/policy/rules'
import type { PolicyView } from '@/lib/policy/schema'
import type { LabelChange } from '@/lib/policy/versions/rules'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { useToast } from '../ui/toast'
import { ChangeList } from './change-list'
import { policiesQuery } from './policy-query'

type Props = { projectId: string; policy: PolicyView; changes: LabelChange[]; reason?: string }

/** The last look: everything that differs, and that it cannot be taken back. */
export function PublishDialog({ projectId, policy, changes, reason }: Props) {
  const { version, before } = policy
  const client = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const publish = useMutation({
    mutationFn: () =>
      unwrap(publishDraft(projectId, { policyId: policy.id, versionId: version.id, revision: version.revision, note })),
    onSuccess: async ({ number }) => {
      setOpen(false)
      toast(`Version ${number} of ${policy.name} is published`)
      await client.invalidateQueries({ queryKey: policiesQuery(projectId).queryKey.slice(0, 3) })
    },
  })
  const [problem] = publishProblems(version.labels)
  const blocked =
    reason ??
    problem?.message ??
    (before && changes.length === 0 ? `Nothing differs from version ${before.number} yet` : undefined)
  return (
    <Dialog
      title={`Publish version ${version.number}`}
      description="A published version never changes again. Datasets stay where they are until someone moves them."
      size="large"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="filled" disabledReason={blocked}>
          Review and publish
        </Button>
      }
      footer={
        <>
          {publish.error && <ErrorNote className="flex-1">{publish.error.message}</ErrorNote>}
          <Button kind="filled" pending={publish.isPending} disabledReason={blocked} onClick={() => publish.mutate()}>
            Publish version {version.number}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="rounded-3 border">
          <ChangeList changes={changes} empty={`${version.labels.length} labels, all new.`} />
        </div>
        <Field label="Note" optional hint="Why it changed, for those who find samples under both versions">
          <Input value={note} onChange={(event) => setNote(event.target.value)} maxLength={1000} />
        </Field>
      </div>
    </Dialog>
  )
}
