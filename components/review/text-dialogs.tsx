'use client'
import { type FormEvent, useId, useState } from 'react'
import type { ReviewSample } from '@/lib/review/decision/schema'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Textarea } from '../ui/textarea'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** A comment of its own in the sample's history; it decides nothing. */
export function NoteDialog({ open, onOpenChange, onSave }: Props & { onSave: (note: string) => void }) {
  const form = useId()
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const note = String(new FormData(event.currentTarget).get('note') ?? '').trim()
    if (!note) return
    onSave(note)
    onOpenChange(false)
  }
  return (
    <Dialog
      title="Comment on this sample"
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      footer={
        <Button kind="filled" type="submit" form={form} keys="mod+Enter">
          Keep comment
        </Button>
      }
    >
      <form id={form} onSubmit={save}>
        <Field label="Comment" hint="Everyone in the project sees it in the sample’s history">
          <Textarea
            name="note"
            required
            maxLength={2_000}
            onKeyDown={(event) =>
              event.key === 'Enter' && (event.metaKey || event.ctrlKey) && event.currentTarget.form?.requestSubmit()
            }
          />
        </Field>
      </form>
    </Dialog>
  )
}

/** A new revision of the text. The one before stays in the history, and an undo brings it back. */
export function EditDialog({
  open,
  onOpenChange,
  sample,
  onSave,
}: Props & {
  sample: Pick<ReviewSample, 'prompt' | 'response' | 'revision'>
  onSave: (prompt: string, response: string | null) => void
}) {
  const [prompt, setPrompt] = useState(sample.prompt)
  const [response, setResponse] = useState(sample.response)
  const same = prompt === sample.prompt && response === sample.response
  const save = () => {
    onSave(prompt, response)
    onOpenChange(false)
  }
  return (
    <Dialog
      title="Edit the text"
      description="It becomes a new revision. Labels stay as they are; the text before stays in the history."
      open={open}
      onOpenChange={onOpenChange}
      size="large"
      footer={
        <Button
          kind="filled"
          onClick={save}
          disabledReason={prompt.trim() === '' ? 'A sample needs a text' : same && 'Nothing is changed yet'}
        >
          Save as revision {sample.revision + 1}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Prompt">
          <Textarea grow rows={8} value={prompt} onChange={(event) => setPrompt(event.target.value)} />
        </Field>
        {response !== null && (
          <Field label="Response">
            <Textarea grow rows={8} value={response} onChange={(event) => setResponse(event.target.value)} />
          </Field>
        )}
      </div>
    </Dialog>
  )
}
