'use client'
import { CardSection } from '../ui/card'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import type { FieldsProps } from './fields-props'

const fields = [
  { key: 'temperature', label: 'Temperature', min: 0, max: 2, step: 0.05 },
  { key: 'topP', label: 'Top-p', min: 0.01, max: 1, step: 0.01 },
  { key: 'maxTokens', label: 'Tokens at most', min: 16, max: 16_000, step: 1 },
] as const

export function SamplingFields({ body, change, readOnly }: FieldsProps) {
  return (
    <CardSection
      title="Sampling"
      className="grid grid-cols-3 gap-4 max-sm:grid-cols-1 [&>h3]:col-span-full [&>h3]:mb-0"
    >
      {fields.map(({ key, label, ...range }) => (
        <Field key={key} label={label}>
          <Input
            type="number"
            {...range}
            value={body[key]}
            readOnly={readOnly}
            onChange={(event) => change({ ...body, [key]: event.target.valueAsNumber || range.min })}
          />
        </Field>
      ))}
    </CardSection>
  )
}
