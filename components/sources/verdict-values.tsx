'use client'
import type { Mapping } from '@/lib/sources/mapping/schema'
import type { PreviewView } from '@/lib/sources/schema'
import { polarities } from '@/lib/samples/schema'
import { Select } from '../ui/select'
import { seenValues } from './seen-values'

type Props = { view: PreviewView; onVerdict: (verdict: Mapping['verdict']) => void }

const most = 30
const words = { safe: 'Safe', unsafe: 'Unsafe', caution: 'Caution', none: 'Unknown' }

/** What each value says. One that says nothing makes its row unreadable; an empty cell is unknown. */
export function VerdictValues({ view: { mapping, rows }, onVerdict }: Props) {
  const { verdict } = mapping
  if (!verdict) return null
  const values = [...new Set([...seenValues(rows, verdict.from), ...Object.keys(verdict.values)])].slice(0, most)
  return (
    <ul aria-label="What each value of the verdict says" className="mt-2 flex flex-col gap-1.5">
      {values.map((value) => (
        <li key={value} className="grid grid-cols-[minmax(0,1fr)_128px] items-center gap-2 text-12">
          <bdi className="truncate">“{value}”</bdi>
          <Select
            label={`“${value}” says`}
            size="small"
            placeholder="Nobody said"
            value={Object.hasOwn(verdict.values, value) ? verdict.values[value] : ''}
            onValueChange={(next) => {
              const said = polarities.find((polarity) => polarity === next)
              if (said) onVerdict({ ...verdict, values: { ...verdict.values, [value]: said } })
            }}
            options={polarities.map((polarity) => ({ value: polarity, label: words[polarity] }))}
          />
        </li>
      ))}
    </ul>
  )
}
