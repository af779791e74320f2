'use client'
import type { Mapping } from '@/lib/sources/mapping/schema'
import { Select } from '../ui/select'

type Labels = NonNullable<Mapping['labels']>
type Props = { label?: string; labels: Labels; onLabels: (labels: Labels) => void }

const splits = [
  { value: 'one', label: 'One name, or a list' },
  { value: ',', label: 'Names between commas' },
  { value: ';', label: 'Names between semicolons' },
  { value: '|', label: 'Names between pipes' },
  { value: 'flags', label: 'A map from names to yes or no' },
]

/** How labels stand in their field. A name that itself holds a comma is not cut. */
export function LabelSplit({ label = 'How the labels are written', labels, onLabels }: Props) {
  const { form, separator } = labels
  const value = form === 'flags' ? 'flags' : (separator ?? 'one')
  return (
    <div className="mt-1.5">
      <Select
        label={label}
        size="small"
        value={value}
        onValueChange={(next) =>
          onLabels({
            ...labels,
            form: next === 'flags' ? 'flags' : form === 'list' && next === 'one' ? 'list' : 'text',
            separator: next === 'flags' || next === 'one' ? null : next,
          })
        }
        options={
          splits.some((split) => split.value === value)
            ? splits
            : [...splits, { value, label: `Names between “${value}”` }]
        }
      />
    </div>
  )
}
