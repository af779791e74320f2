'use client'
import { useMutation } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { describeHubDataset } from '@/lib/sources/actions'
import type { HubView } from '@/lib/sources/hub/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import type { Origin } from './drafts'
import { HubSplits } from './hub-splits'

type Props = {
  projectId: string
  given: string | null
  token: string
  onToken: (token: string) => void
  write: (change: Record<string, string | null>) => void
  chosen: Origin | null
}

export function HubForm({ projectId, given, token, onToken, write, chosen }: Props) {
  const [dataset, setDataset] = useState(given ?? '')
  const look = useMutation({
    mutationFn: () => unwrap(describeHubDataset(projectId, { dataset, ...(token && { token }) })),
    onSuccess: ({ chosen, splits }: HubView) => {
      // An address that names a split, or a dataset that has only one, leaves nothing to choose.
      const named = splits.find(({ config, split }) => config === chosen?.config && split === chosen.split)
      const only = named ?? (splits.length === 1 ? splits[0] : undefined)
      write({ hub: dataset, config: only?.config ?? null, split: only?.split ?? null })
    },
  })
  return (
    <form
      className="flex flex-col gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (dataset.trim()) look.mutate()
      }}
    >
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label="Dataset" hint="owner/name, or any address of it on the hub, a page of its viewer included">
          <Input value={dataset} onChange={(event) => setDataset(event.target.value)} mono spellCheck={false} />
        </Field>
        <Field
          label="Access token"
          optional
          hint="For private and gated datasets. It is sealed while it is needed, and never shown."
        >
          <Input type="password" value={token} onChange={(event) => onToken(event.target.value)} autoComplete="off" />
        </Field>
      </div>
      <Button
        type="submit"
        className="self-start"
        icon={<Search aria-hidden="true" />}
        pending={look.isPending}
        disabledReason={dataset.trim() ? undefined : 'Name a dataset first'}
      >
        Look it up
      </Button>
      {look.error && <ErrorNote>{look.error.message}</ErrorNote>}
      {look.data && (
        <HubSplits
          view={look.data}
          chosen={chosen?.kind === 'hub' ? chosen : null}
          onChoose={({ config, split }) => write({ hub: dataset, config, split })}
        />
      )}
    </form>
  )
}
