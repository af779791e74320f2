'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { addPersonas, previewPersonas } from '@/lib/personas/actions'
import type { Shape } from '@/lib/personas/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { formatNumber } from '../ui/format-number'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { AddFooter } from './add-footer'
import { AddDetails, detailsInput, noDetails } from './add-details'
import { PreviewLists } from './preview-lists'
import { useAdded } from './use-add'

const shapes = [
  { value: 'auto', label: 'By its look' },
  { value: 'lines', label: 'One a line' },
  { value: 'blocks', label: 'One a block', hint: 'empty lines between' },
  { value: 'records', label: 'PersonaHub JSON' },
] as const

export function AddPasted({ projectId, groups, close }: { projectId: string; groups: string[]; close: () => void }) {
  const [text, setText] = useState('')
  const [shape, setShape] = useState<Shape>('auto')
  const [details, setDetails] = useState(noDetails)
  const added = useAdded(projectId, close)
  const check = useMutation({ mutationFn: () => unwrap(previewPersonas(projectId, { text, shape })) })
  const add = useMutation({
    mutationFn: () => unwrap(addPersonas(projectId, { text, shape, ...detailsInput(details) })),
    onSuccess: added,
  })
  const preview = check.data
  const count = preview?.counts.added ?? 0
  // Another text has not been looked at.
  const again = () => check.reset()
  return (
    <form
      className="flex flex-col gap-4 pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!preview && text.trim()) check.mutate()
        if (preview && count > 0) add.mutate()
      }}
    >
      <Field
        label="Personas"
        hint="A sentence or two about each. Lines of PersonaHub, as {“persona”: …}, are read too."
        error={check.error?.message}
      >
        <Textarea
          rows={preview ? 4 : 8}
          value={text}
          autoFocus
          onChange={(event) => {
            setText(event.target.value)
            again()
          }}
        />
      </Field>
      <div className="w-60 max-sm:w-full">
        <Field label="Written">
          <Select
            options={shapes}
            value={shape}
            onValueChange={(value) => {
              setShape(shapes.find((one) => one.value === value)?.value ?? 'auto')
              again()
            }}
          />
        </Field>
      </div>
      {preview && <PreviewLists preview={preview} />}
      {preview && <AddDetails details={details} groups={groups} change={setDetails} />}
      {add.error && <ErrorNote>{add.error.message}</ErrorNote>}
      <AddFooter>
        {preview ? (
          <Button
            kind="filled"
            type="submit"
            pending={add.isPending}
            disabledReason={count > 0 ? undefined : 'Nothing here is new'}
          >
            Add {formatNumber(count)}
          </Button>
        ) : (
          <Button
            kind="filled"
            type="submit"
            pending={check.isPending}
            disabledReason={text.trim() ? undefined : 'Paste something first'}
          >
            Check
          </Button>
        )}
      </AddFooter>
    </form>
  )
}
