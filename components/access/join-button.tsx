'use client'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { joinProject } from '@/lib/access/actions'
import { unwrap } from '../api'

export function JoinButton({
  token,
  person,
  projectName,
}: {
  token: string
  person: { name: string; email: string }
  projectName: string
}) {
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const join = () =>
    start(async () => {
      try {
        const { projectId } = await unwrap(joinProject({ token }))
        window.location.assign(`/projects/${projectId}`)
      } catch (thrown) {
        setFailure(thrown instanceof Error ? thrown.message : 'It did not work')
      }
    })
  return (
    <>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button kind="filled" pending={pending} onClick={join}>
        Join {projectName}
      </Button>
      <p className="text-12 text-text-3">
        You are signed in as {person.name}, {person.email}.
      </p>
    </>
  )
}
