'use client'
import { useState } from 'react'
import type { Field } from '@/lib/sources/mapping/schema'
import { Input } from '../ui/input'
import { Select } from '../ui/select'

type Props = {
  label: string
  value: Field | null
  columns: readonly string[]
  /** For a field that cannot be without a value. */
  required?: boolean
  onChange: (field: Field | null) => void
}

/** A column, a value inside of one, several joined, or the same for every row. */
export function FieldPicker({ label, value, columns, required = false, onChange }: Props) {
  const kind = kindOf(value, columns)
  function choose(next: string) {
    if (next === 'nothing') onChange(null)
    else if (next === 'constant') onChange({ constant: '' })
    else if (next === 'path') onChange({ path: [columns[0] ?? 'column', 'key'] })
    else if (next.startsWith('column:')) onChange({ path: [next.slice('column:'.length)] })
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Select
        label={`${label} comes from`}
        size="small"
        value={kind}
        onValueChange={choose}
        options={[
          ...(required ? [] : [{ value: 'nothing', label: 'Nothing' }]),
          ...columns.map((name) => ({ value: `column:${name}`, label: name || '(no name)' })),
          { value: 'path', label: 'A value inside a column' },
          { value: 'constant', label: 'The same for every row' },
          ...(value && 'join' in value
            ? [{ value: 'join', label: value.join.map((path) => path.join(' › ')).join(' + ') }]
            : []),
        ]}
      />
      {value && 'constant' in value && (
        <Typed
          label={`${label}, the same for every row`}
          text={value.constant}
          onText={(constant) => onChange({ constant })}
        />
      )}
      {value && 'path' in value && kind === 'path' && (
        <Typed
          label={`${label}, the way to its value`}
          text={value.path.join(' › ')}
          onText={(text) => {
            const path = text.split(/[›>]/).map((part) => part.trim())
            if (path.every(Boolean)) onChange({ path })
          }}
        />
      )}
    </div>
  )
}

/** Typed in peace: it counts when the field is left, or with Enter. */
function Typed({ label, text, onText }: { label: string; text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  const done = () => typed !== text && onText(typed)
  return (
    <Input
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
      className="h-7 text-12"
    />
  )
}

function kindOf(value: Field | null, columns: readonly string[]) {
  if (value === null) return 'nothing'
  if ('constant' in value) return 'constant'
  if ('join' in value) return 'join'
  const [only] = value.path
  return value.path.length === 1 && only !== undefined && columns.includes(only) ? `column:${only}` : 'path'
}
