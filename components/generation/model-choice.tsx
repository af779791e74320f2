'use client'
import { faults } from '@/lib/generation/schema'
import type { Draft } from '@/lib/generation/address/schema'
import type { ModelView } from '@/lib/providers/schema'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { Checkbox } from '../ui/checkbox'
import type { BuilderPart, JudgeOption } from './builder-part'

const none = 'none'
const faultWords: Record<(typeof faults)[number], string> = {
  refuse: 'Declines in words',
  filter: 'Is stopped by a filter',
  'broken-json': 'Breaks off its JSON',
  'wrong-label': 'Writes for another label',
  cut: 'Ends too soon',
  unfinished: 'Never stops reasoning',
  slow: 'Takes three seconds',
  overloaded: 'Is overloaded at first',
  fail: 'Fails',
}

/** The model that writes, and who is asked where it declines. */
export function ModelChoice({
  draft,
  change,
  models,
  judges,
}: BuilderPart & { models: ModelView[]; judges: JudgeOption[] }) {
  const [first, then] = draft.models
  const options = models.map(({ id, name, provider }) => ({ value: id, label: name, hint: provider }))
  const simulated = models.some(({ id, simulated }) => id === first && simulated)
  return (
    <div className="flex flex-col gap-3">
      <Field
        label="Model"
        hint={simulated ? 'The simulator needs no key. What it writes is marked as simulated everywhere.' : undefined}
      >
        <Select
          value={first ?? ''}
          onValueChange={(id) =>
            change({ models: [id, ...draft.models.slice(1)].filter((each, at, all) => all.indexOf(each) === at) })
          }
          options={options}
        />
      </Field>
      <Field label="Where it declines, ask">
        <Select
          value={then ?? none}
          onValueChange={(id) =>
            change({ models: [first, id === none ? undefined : id].filter((each) => each !== undefined) })
          }
          options={[{ value: none, label: 'Nobody else' }, ...options.filter(({ value }) => value !== first)]}
        />
      </Field>
      {judges.length > 0 && (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 font-medium">Kept where these judges agree</legend>
          {judges.map(({ id, name }) => (
            <Checkbox
              key={id}
              checked={draft.judges.includes(id)}
              onCheckedChange={(on) =>
                change({ judges: on ? [...draft.judges, id] : draft.judges.filter((each) => each !== id) })
              }
            >
              {name}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {simulated && (
        <Field label="Rehearse" hint="One row in five goes wrong like this.">
          <Select
            value={draft.fault ?? none}
            onValueChange={(fault) => change({ fault: fault === none ? null : (fault as Draft['fault']) })}
            options={[
              { value: none, label: 'Nothing goes wrong' },
              ...faults.map((fault) => ({ value: fault, label: faultWords[fault] })),
            ]}
          />
        </Field>
      )}
    </div>
  )
}
