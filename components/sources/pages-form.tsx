'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchPages } from '@/lib/sources/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Textarea } from '../ui/textarea'
import { useLeave } from '../use-leave'

export function PagesForm({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  const { leaving, go } = useLeave()
  const [text, setText] = useState('')
  const [sitemap, setSitemap] = useState('')
  const [name, setName] = useState('')
  const [limit, setLimit] = useState('500')
  const [pause, setPause] = useState('1')
  const addresses = text.split(/\s+/).filter(Boolean)
  const fetching = useMutation({
    mutationFn: () =>
      unwrap(
        fetchPages(projectId, {
          datasetId,
          addresses,
          limit: Number(limit),
          secondsBetween: Number(pause),
          ...(sitemap.trim() && { sitemap }),
          ...(name.trim() && { name }),
        }),
      ),
    onSuccess: ({ sourceId }) => go(`/projects/${projectId}/sources/${sourceId}`),
  })
  return (
    <form
      className="flex flex-col gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        fetching.mutate()
      }}
    >
      <Field
        label="Addresses"
        hint="One a line. Each page is read once, as its robots.txt allows, and cut into passages."
      >
        <Textarea value={text} onChange={(event) => setText(event.target.value)} rows={6} mono spellCheck={false} />
      </Field>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label="Sitemap" optional hint="Its pages are read too.">
          <Input value={sitemap} onChange={(event) => setSitemap(event.target.value)} inputMode="url" mono />
        </Field>
        <Field label="Name" optional>
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={200} />
        </Field>
        <Field label="Most pages from the sitemap">
          <Input type="number" min={1} max={5000} value={limit} onChange={(event) => setLimit(event.target.value)} />
        </Field>
        <Field label="Seconds between two requests to a host">
          <Input
            type="number"
            min={0.1}
            max={60}
            step={0.1}
            value={pause}
            onChange={(event) => setPause(event.target.value)}
          />
        </Field>
      </div>
      {fetching.error && <ErrorNote>{fetching.error.message}</ErrorNote>}
      <Button
        kind="filled"
        type="submit"
        className="self-end"
        pending={fetching.isPending || leaving}
        disabledReason={addresses.length > 0 || sitemap.trim() ? undefined : 'Give at least one address, or a sitemap'}
      >
        Fetch the pages
      </Button>
    </form>
  )
}
