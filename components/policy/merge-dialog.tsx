'use client'
import { useState } from 'react'
import { edit } from '@/lib/policy/versions/rules'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { PolarityShape } from '../ui/polarity-shape'
import { Select } from '../ui/select'
import type { Draft } from './use-draft'

export function MergeDialog({ code, draft, close }: { code: string; draft: Draft; close: () => void }) {
  const [into, setInto] = useState('')
  const label = draft.labels.find((label) => label.code === code)
  const others = draft.labels.filter((other) => other.code !== code && !other.retired)
  return (
    <Dialog
      title={`Merge ${label?.name ?? code}`}
      description="It is retired, and its samples are mapped to the other label when a dataset moves to this version."
      size="small"
      open
      onOpenChange={(open) => !open && close()}
      footer={
        <Button
          kind="filled"
          disabledReason={into ? undefined : 'Choose the label that takes it over'}
          onClick={() => {
            draft.change((labels) => edit.merge(labels, code, into))
            close()
          }}
        >
          Merge
        </Button>
      }
    >
      <Field label="Into">
        <Select
          options={others.map(({ code, name, polarity }) => ({
            value: code,
            label: name,
            hint: code === name ? undefined : code,
            icon: <PolarityShape kind={polarity} />,
          }))}
          value={into}
          onValueChange={setInto}
        />
      </Field>
    </Dialog>
  )
}
