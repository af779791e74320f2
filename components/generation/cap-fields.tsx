'use client'
import type { Draft } from '@/lib/generation/address/schema'
import { Input } from '../ui/input'

const fields = [
  { key: 'dollars', label: 'Dollars at most', unit: '$', step: 0.01 },
  { key: 'calls', label: 'Calls at most', unit: 'calls', step: 1 },
  { key: 'minutes', label: 'Minutes at most', unit: 'min', step: 1 },
] as const

/** Where it stops and waits, whatever is left to do. */
export function CapFields({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  return (
    <fieldset className="border-t pt-3">
      <legend className="sr-only">Caps</legend>
      <p className="mb-1.5 flex items-baseline text-12">
        <span className="flex-1 text-text-2">Stops at</span>
        <span className="text-text-3">empty: no cap</span>
      </p>
      <div className="grid grid-cols-3 gap-2">
        {fields.map(({ key, label, unit, step }) => (
          <div key={key} className="min-w-0">
            <Input
              type="number"
              aria-label={label}
              min={0}
              step={step}
              value={draft[key] ?? ''}
              onChange={(event) =>
                change({ [key]: event.target.valueAsNumber > 0 ? event.target.valueAsNumber : null })
              }
            />
            <span aria-hidden="true" className="mt-0.5 block text-11 text-text-3">
              {unit}
            </span>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
