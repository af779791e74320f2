'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Field, Mapping } from '@/lib/sources/mapping/schema'
import { Button } from '../ui/button'
import { CardSection } from '../ui/card'
import { Input } from '../ui/input'
import { FieldPicker } from './field-picker'

type Props = {
  add: Mapping['add']
  /** Fields that have a row of their own above. */
  hidden: readonly string[]
  columns: readonly string[]
  onAdd: (add: Mapping['add']) => void
}

/** Further metadata under names of one's own: a column under another name, a value inside of one, the same for all. */
export function AddedFields({ add, hidden, columns, onAdd }: Props) {
  const [name, setName] = useState('')
  const typed = name.trim()
  const taken = Object.hasOwn(add, typed) && `There is a field “${typed}” already`
  const fields = Object.entries(add).filter(([each]) => !hidden.includes(each))
  const set = (each: string, field: Field) => onAdd({ ...add, [each]: field })
  const remove = (gone: string) => onAdd(Object.fromEntries(Object.entries(add).filter(([each]) => each !== gone)))
  function begin() {
    if (!typed || taken) return
    set(typed, { constant: '' })
    setName('')
  }
  return (
    <CardSection title="Metadata fields" meta={fields.length === 0 ? 'none beside the columns' : undefined}>
      <ul className="flex flex-col gap-3">
        {fields.map(([each, field]) => (
          <li key={each} className="flex items-start gap-2">
            <span className="w-36 flex-none pt-1 font-medium wrap-anywhere max-sm:w-24">{each}</span>
            <div className="max-w-80 min-w-0 flex-1">
              <FieldPicker
                label={each}
                value={field}
                columns={columns}
                required
                onChange={(next) => next && set(each, next)}
              />
            </div>
            <Button
              kind="ghost"
              size="small"
              iconOnly
              label={`Remove the field ${each}`}
              icon={<X aria-hidden="true" />}
              onClick={() => remove(each)}
            />
          </li>
        ))}
        <li className="flex items-center gap-2">
          <Input
            aria-label="Name of a metadata field"
            placeholder="source_l1"
            className="h-7 max-w-60 text-12"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && begin()}
          />
          <Button
            size="small"
            icon={<Plus aria-hidden="true" />}
            disabledReason={typed ? taken || undefined : 'Give it a name first'}
            onClick={begin}
          >
            Add a field
          </Button>
        </li>
      </ul>
    </CardSection>
  )
}
