'use client'
import type { Mapping } from '@/lib/sources/mapping/schema'
import { CardSection } from '../ui/card'
import { Checkbox } from '../ui/checkbox'
import { Select } from '../ui/select'

type Props = { mapping: Mapping; columns: readonly string[]; onKeep: (keep: Mapping['keep']) => void }

/** What stays beside each sample as metadata. */
export function KeptColumns({ mapping: { keep }, columns, onKeep }: Props) {
  const value = keep === 'rest' ? 'rest' : keep.length === 0 ? 'none' : 'chosen'
  return (
    <CardSection title="Kept as metadata">
      <Select
        label="Columns that are kept as metadata"
        size="small"
        className="max-w-72"
        value={value}
        onValueChange={(next) => onKeep(next === 'rest' ? 'rest' : next === 'none' ? [] : [...columns])}
        options={[
          { value: 'rest', label: 'Every column that is no text above' },
          { value: 'none', label: 'No column' },
          { value: 'chosen', label: 'Chosen columns' },
        ]}
      />
      {Array.isArray(keep) && keep.length > 0 && (
        <div className="mt-3 grid grid-cols-3 gap-2 max-sm:grid-cols-1">
          {columns.slice(0, 100).map((name) => (
            <Checkbox
              key={name}
              checked={keep.includes(name)}
              onCheckedChange={(on) => onKeep(on ? [...keep, name] : keep.filter((each) => each !== name))}
            >
              <span className="wrap-anywhere">{name}</span>
            </Checkbox>
          ))}
        </div>
      )}
    </CardSection>
  )
}
