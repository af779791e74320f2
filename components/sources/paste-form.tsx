'use client'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Textarea } from '../ui/textarea'

type Props = { onPaste: (files: { name: string; body: Blob; kind: 'paste' }[]) => void }

export function PasteForm({ onPaste }: Props) {
  const [text, setText] = useState('')
  return (
    <div className="flex flex-col gap-3 p-4">
      <Field label="Pasted text" hint="A table with its header, JSON, JSON Lines or YAML: what it is, is found out.">
        <Textarea value={text} onChange={(event) => setText(event.target.value)} rows={8} mono spellCheck={false} />
      </Field>
      <Button
        className="self-start"
        disabledReason={text.trim() ? undefined : 'Paste something first'}
        onClick={() => {
          onPaste([{ name: 'Pasted text', body: new Blob([text]), kind: 'paste' }])
          setText('')
        }}
      >
        Look at it
      </Button>
    </div>
  )
}
