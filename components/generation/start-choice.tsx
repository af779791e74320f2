'use client'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import type { BuilderPart } from './builder-part'

/** Where the samples come from that a template starts from. */
export function StartChoice({ grid, draft, change }: BuilderPart) {
  return (
    <Field label="Samples of" hint="Each is used once before any is used twice.">
      <Select
        value={draft.from ?? grid.dataset.id}
        onValueChange={(from) => change({ from })}
        options={grid.datasets.map(({ id, name, samples }) => ({
          value: id,
          label: name,
          hint: samples.toLocaleString('en'),
        }))}
      />
    </Field>
  )
}
