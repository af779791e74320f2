'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Select, type SelectOption } from '../ui/select'

/** Two published versions, and on to the walk between them. */
export function ChooseWalk({ projectId, versions }: { projectId: string; versions: readonly SelectOption[] }) {
  const router = useRouter()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const reason =
    versions.length < 2
      ? 'Bring in a second policy first'
      : !from || !to
        ? 'Choose both first'
        : from === to
          ? 'Choose two that differ'
          : undefined
  return (
    <Card title="Between two policies">
      <form
        className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-4 p-4 max-sm:grid-cols-[minmax(0,1fr)]"
        onSubmit={(event) => {
          event.preventDefault()
          if (!reason) router.push(`/projects/${projectId}/policy/cross-walks/${from}/${to}`)
        }}
      >
        <Field label="From">
          <Select options={versions} value={from} onValueChange={setFrom} />
        </Field>
        <Field label="To">
          <Select options={versions} value={to} onValueChange={setTo} />
        </Field>
        <Button type="submit" kind="filled" disabledReason={reason}>
          Open walk
        </Button>
      </form>
    </Card>
  )
}
