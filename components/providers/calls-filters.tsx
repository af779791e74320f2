'use client'
import { useRouter } from 'next/navigation'
import { type CallFilter, callOutcomes, failedOutcomes, type ModelView } from '@/lib/providers/schema'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { anyOf, outcomeName } from './words'

type Props = { path: string; filter: CallFilter; models: ModelView[] }

const all = 'all'
const anyFailed = failedOutcomes.join(',')

export function CallsFilters({ path, filter: { model, outcome: outcomes, run }, models }: Props) {
  const router = useRouter()
  const outcome = outcomes?.join(',')
  const change = (changed: Partial<Record<'model' | 'outcome' | 'run', string>>) => {
    const kept = Object.entries({ model, outcome, run, ...changed }).filter(
      (entry): entry is [string, string] => Boolean(entry[1]) && entry[1] !== all,
    )
    router.replace(`${path}?${new URLSearchParams(kept)}`)
  }
  return (
    <div className="grid grid-cols-4 gap-3 max-md:grid-cols-2">
      <Field label="Model">
        <Select
          value={model ?? all}
          onValueChange={(model) => change({ model })}
          options={[
            { value: all, label: 'Every model' },
            ...models.map(({ id, name, provider }) => ({ value: id, label: name, hint: provider })),
          ]}
        />
      </Field>
      <Field label="What came of it">
        <Select
          value={outcome ?? all}
          onValueChange={(outcome) => change({ outcome })}
          options={[
            { value: all, label: 'Anything' },
            { value: anyFailed, label: anyOf(failedOutcomes) },
            ...callOutcomes.map((value) => ({ value, label: outcomeName[value] })),
          ]}
        />
      </Field>
    </div>
  )
}
