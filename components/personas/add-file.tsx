'use client'
import { useMutation } from '@tanstack/react-query'
import clsx from 'clsx'
import { Upload } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { importPersonas, previewPersonaFile } from '@/lib/personas/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { formatNumber } from '../ui/format-number'
import { LinkButton } from '../ui/link-button'
import { Select } from '../ui/select'
import { AddFooter } from './add-footer'
import { AddDetails, detailsInput, noDetails } from './add-details'
import { PreviewLists } from './preview-lists'
import { sendFile } from './send-file'
import { useAdded } from './use-add'

export function AddFile({ projectId, groups, close }: { projectId: string; groups: string[]; close: () => void }) {
  const [over, setOver] = useState(false)
  const [sent, setSent] = useState(0)
  const [details, setDetails] = useState(noDetails)
  const added = useAdded(projectId, close)
  const look = useMutation({
    mutationFn: async (given: File | { uploadId: string; column: string }) => {
      const asked = given instanceof File ? { uploadId: (await sendFile(projectId, given, setSent)).id } : given
      return unwrap(previewPersonaFile(projectId, asked))
    },
  })
  const preview = look.data
  const bringIn = useMutation({
    mutationFn: () =>
      unwrap(
        importPersonas(projectId, {
          uploadId: preview?.uploadId ?? '',
          ...(preview?.column && { column: preview.column }),
          ...detailsInput(details),
        }),
      ),
    onSuccess: (result) => (result.runId === null ? added(result) : undefined),
  })
  const run = bringIn.data?.runId ? bringIn.data : null
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) look.mutate(file)
  }
  if (run && 'number' in run)
    return (
      <div className="flex flex-col items-start gap-3 pt-4">
        <p role="status">
          Run {run.number} brings them in. You can close this; what it has read stays, whatever happens.
        </p>
        <LinkButton href={`/projects/${projectId}/runs/${run.runId}`}>Watch run {run.number}</LinkButton>
      </div>
    )
  return (
    <div className="flex flex-col gap-4 pt-4">
      <label
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={clsx(
          'flex min-h-24 flex-col items-center justify-center gap-1 rounded-3 border border-dashed p-4 text-center has-focus-visible:outline-2 has-focus-visible:outline-focus',
          over ? 'border-accent bg-accent-subtle' : 'border-border-control',
        )}
      >
        <Upload aria-hidden="true" className="text-text-2" />
        <span className="font-medium">
          {look.isPending
            ? sent > 0 && sent < 1
              ? `Sending, ${formatNumber(sent, 'percent')}`
              : 'Reading the file'
            : (preview?.name ?? 'Choose a file, or drop it here')}
        </span>
        <span className="text-12 text-text-3">
          Text with one persona a line, CSV, JSON, JSONL or Parquet, plain or packed. Over 10 MB it becomes a run.
        </span>
        <input
          type="file"
          className="sr-only"
          aria-label="File with personas"
          onChange={({ target }) => target.files?.[0] && look.mutate(target.files[0])}
        />
      </label>
      {look.error && <ErrorNote>{look.error.message}</ErrorNote>}
      {preview && preview.columns.length > 1 && (
        <div className="w-60 max-sm:w-full">
          <Field
            label="Column with the personas"
            error={preview.column || preview.guess ? undefined : 'Say which column it is'}
          >
            <Select
              options={preview.columns.map((column) => ({ value: column, label: column }))}
              value={preview.column ?? preview.guess ?? undefined}
              onValueChange={(column) => look.mutate({ uploadId: preview.uploadId, column })}
            />
          </Field>
        </div>
      )}
      {preview && <PreviewLists preview={preview} whole={preview.whole} />}
      {preview?.hub && (
        <p className="text-12 text-text-2">
          This is PersonaHub, which is under CC BY-NC-SA 4.0: see that your use allows it. The note is kept with each.
        </p>
      )}
      {preview && <AddDetails details={details} groups={groups} change={setDetails} />}
      {bringIn.error && <ErrorNote>{bringIn.error.message}</ErrorNote>}
      <AddFooter>
        <Button
          kind="filled"
          pending={bringIn.isPending}
          disabledReason={
            !preview
              ? 'Choose a file first'
              : preview.counts.added === 0 && preview.whole
                ? 'Nothing here is new'
                : undefined
          }
          onClick={() => bringIn.mutate()}
        >
          {!preview ? 'Add' : preview.small ? `Add ${formatNumber(preview.counts.added)}` : 'Import as a run'}
        </Button>
      </AddFooter>
    </div>
  )
}
