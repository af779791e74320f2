'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { archiveProject, renameProject, restoreProject } from '@/lib/projects/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { useToast } from '../ui/toast'

type Project = { id: string; name: string; archivedAt: string | null }

export function ProjectSettings({ project, mayManage }: { project: Project; mayManage: boolean }) {
  const toast = useToast()
  const [name, setName] = useState(project.name)
  const reason = mayManage ? undefined : 'Owners change the project'
  const rename = useMutation({
    mutationFn: (name: string) => unwrap(renameProject(project.id, { name })),
    onSuccess: () => toast('Project renamed'),
  })
  const archived = project.archivedAt !== null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        rename.mutate(name)
      }}
    >
      <Card title="Project">
        <CardSection>
          <div className="max-w-[420px]">
            <Field label="Name" error={rename.error?.message}>
              <Input
                value={name}
                onChange={(event) => setName(event.target.value)}
                maxLength={80}
                disabled={!mayManage}
              />
            </Field>
          </div>
        </CardSection>
        <CardFooter>
          {archived ? (
            <Button
              disabledReason={reason}
              onClick={() => void unwrap(restoreProject(project.id, {})).then(() => toast('Project restored'))}
            >
              Restore project
            </Button>
          ) : (
            <ConfirmDialog
              title={`Archive ${project.name}?`}
              consequence="It leaves the list of projects. Nothing in it is deleted, and an owner can restore it here."
              confirm="Archive project"
              onConfirm={async () => {
                await unwrap(archiveProject(project.id, {}))
                toast('Project archived', { label: 'Undo', run: () => void unwrap(restoreProject(project.id, {})) })
              }}
              trigger={<Button disabledReason={reason}>Archive project</Button>}
            />
          )}
          <Button
            kind="filled"
            type="submit"
            className="ml-auto"
            pending={rename.isPending}
            disabledReason={reason ?? (name.trim() === project.name ? 'Nothing has changed' : undefined)}
          >
            Save
          </Button>
        </CardFooter>
      </Card>
    </form>
  )
}
