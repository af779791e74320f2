'use client'
import { useState } from 'react'
import { without } from '@/lib/samples/filter/rules'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'

const flags = [
  { key: 'hasResponse', label: 'Response', yes: 'Has one', no: 'Has none' },
  { key: 'hasConversation', label: 'Earlier turns', yes: 'Has some', no: 'Has none' },
  { key: 'simulated', label: 'Simulated', yes: 'Simulated only', no: 'Without simulated' },
  { key: 'tainted', label: 'Tainted', yes: 'Tainted only', no: 'Without tainted' },
] as const

/** What is asked for now and then; folded until then. */
export function MoreFilters({ filter, onFilter }: { filter: SampleFilter; onFilter: (filter: SampleFilter) => void }) {
  const [least, setLeast] = useState(filter.minCharacters?.toString() ?? '')
  const [most, setMost] = useState(filter.maxCharacters?.toString() ?? '')
  const number = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)
  const apply = () => {
    const [minCharacters, maxCharacters] = [number(least), number(most)]
    onFilter({
      ...without(filter, 'minCharacters', 'maxCharacters'),
      ...(minCharacters !== undefined && { minCharacters }),
      ...(maxCharacters !== undefined && { maxCharacters }),
    })
  }
  return (
    <details className="mt-3 px-2">
      <summary className="text-12 font-medium text-text-2">More filters</summary>
      <div className="mt-2 flex flex-col gap-3">
        {flags.map(({ key, label, yes, no }) => (
          <Field key={key} label={label}>
            <Select
              size="small"
              options={[
                { value: 'any', label: 'Either' },
                { value: 'yes', label: yes },
                { value: 'no', label: no },
              ]}
              value={filter[key] === undefined ? 'any' : filter[key] ? 'yes' : 'no'}
              onValueChange={(value) =>
                onFilter(value === 'any' ? without(filter, key) : { ...filter, [key]: value === 'yes' })
              }
            />
          </Field>
        ))}
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            apply()
          }}
        >
          <Field label="Characters from">
            <Input inputMode="numeric" value={least} onChange={(event) => setLeast(event.target.value)} />
          </Field>
          <Field label="to">
            <Input inputMode="numeric" value={most} onChange={(event) => setMost(event.target.value)} />
          </Field>
          <Button size="small" type="submit">
            Set
          </Button>
        </form>
      </div>
    </details>
  )
}
