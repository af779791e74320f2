'use client'
import { useState } from 'react'
import { type DuplicatesView, meantAtMost } from '@/lib/duplicates/schema'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { formatNumber } from '../ui/format-number'
import { Select } from '../ui/select'
import type { GroupActs } from './use-group-acts'

type Props = { summary: DuplicatesView; acts: GroupActs; mayCurate: boolean }

const cosines = ['0.8', '0.85', '0.9', '0.95']

/** Copies in other words: which model places the texts, and how near is near. */
export function MeaningDialog({ summary: { meaning, dataset, running }, acts, mayCurate }: Props) {
  const [open, setOpen] = useState(false)
  const [model, setModel] = useState(meaning.models[0]?.id ?? '')
  const [cosine, setCosine] = useState(String(meaning.threshold ?? '0.9'))
  const reason = !mayCurate
    ? 'Curators and owners start a run'
    : dataset.samples > meantAtMost
      ? `At most ${formatNumber(meantAtMost)} samples: each is compared with each`
      : running
        ? 'This dataset is being looked through already'
        : undefined
  return (
    <>
      <Button disabledReason={reason} onClick={() => setOpen(true)}>
        By meaning
      </Button>
      <Dialog
        title="Find copies by meaning"
        description={`An embedding model places each of ${formatNumber(dataset.samples)} texts; those that stand close together say the same in other words. Texts that were placed before are not asked for again. What is alike joins the groups and is never dropped by itself.`}
        size="small"
        open={open}
        onOpenChange={setOpen}
        footer={
          <Button
            kind="filled"
            onClick={() => {
              setOpen(false)
              acts.findAlike({ modelId: model, threshold: Number(cosine) })
            }}
          >
            Look for them
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <Field label="Embedding model">
            <Select
              options={meaning.models.map(({ id, name, provider }) => ({ value: id, label: name, hint: provider }))}
              value={model}
              onValueChange={setModel}
            />
          </Field>
          <Field label="Alike from" hint="The cosine of two vectors. What is alike enough differs from model to model.">
            <Select
              options={cosines.map((value) => ({ value, label: value }))}
              value={cosine}
              onValueChange={setCosine}
            />
          </Field>
        </div>
      </Dialog>
    </>
  )
}
