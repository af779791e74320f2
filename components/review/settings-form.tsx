'use client'
import { useState, useTransition } from 'react'
import { saveSettings } from '@/lib/review/actions'
import { keyClash, type ReviewerSettings } from '@/lib/review/settings/schema'
import type { LabelInfo } from '@/lib/samples/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { Checkbox } from '../ui/checkbox'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Segmented } from '../ui/segmented'
import { Select } from '../ui/select'
import { Switch } from '../ui/switch'
import { useToast } from '../ui/toast'
import { KeyFields } from './key-fields'

type Props = { projectId: string; settings: ReviewerSettings; labels: readonly LabelInfo[] }
const veils = [
  { value: 'off', label: 'Never' },
  { value: 'labels', label: 'Under some labels' },
  { value: 'always', label: 'Always' },
] as const
const never = 'never'
const budgets = [
  { value: never, label: 'As they come' },
  ...[1, 2, 3, 5, 7].map((count) => ({ value: String(count), label: `At most ${count} in ten` })),
]
const breaks = [
  { value: never, label: 'Never' },
  ...[20, 30, 45, 60, 90].map((minutes) => ({ value: String(minutes), label: `After ${minutes} minutes` })),
]
const toggled = (codes: readonly string[], code: string) =>
  codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code]

/** What comes, what is covered, when to pause, which keys. It gives control; it does not make the texts harmless. */
export function SettingsForm({ projectId, settings, labels }: Props) {
  const [now, setNow] = useState(settings)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const toast = useToast()
  const set = (change: Partial<ReviewerSettings>) => setNow({ ...now, ...change })
  const grave = labels.filter(({ polarity, retired }) => polarity !== 'safe' && !retired)
  const clash = keyClash(now.keys)
  const save = () =>
    start(async () => {
      try {
        await unwrap(saveSettings(projectId, { settings: now }))
        setFailure(null)
        toast('Settings kept')
      } catch (thrown) {
        setFailure(thrown instanceof Error ? thrown.message : 'It did not work')
      }
    })
  return (
    <Card title="How I review" meta="Control over what you see; no text gets harmless by it">
      <CardSection title="What comes">
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <Field label="Unsafe texts" hint="Milder ones come in between, while there are some">
            <Select
              value={now.unsafeInTen === null ? never : String(now.unsafeInTen)}
              onValueChange={(value) => set({ unsafeInTen: value === never ? null : Number(value) })}
              options={budgets}
            />
          </Field>
          <Field label="Suggest a break" hint="Of time with the desk in sight">
            <Select
              value={now.breakMinutes === null ? never : String(now.breakMinutes)}
              onValueChange={(value) => set({ breakMinutes: value === never ? null : Number(value) })}
              options={breaks}
            />
          </Field>
        </div>
        <Labels
          legend="Do not give me"
          codes={now.optOut}
          labels={grave}
          onToggle={(code) => set({ optOut: toggled(now.optOut, code) })}
        />
      </CardSection>
      <CardSection title="What is covered">
        <div className="flex flex-wrap items-center gap-3">
          <span>Whole texts</span>
          <Segmented label="Whole texts" options={veils} value={now.veil} onValueChange={(veil) => set({ veil })} />
        </div>
        {now.veil === 'labels' && (
          <Labels
            legend="Hide texts under"
            codes={now.veilLabels}
            labels={grave}
            onToggle={(code) => set({ veilLabels: toggled(now.veilLabels, code) })}
          />
        )}
        <div className="mt-3">
          <Switch
            checked={now.masks}
            onCheckedChange={(masks) => set({ masks })}
            hint="Each shows for as long as it is held"
          >
            Cover strong words, phone numbers and e-mail addresses
          </Switch>
        </div>
        {now.masks && (
          <div className="mt-3">
            <Field label="Words to cover besides" optional hint="Separated by commas">
              <Input
                defaultValue={now.moreWords.join(', ')}
                onBlur={(event) =>
                  set({
                    moreWords: event.target.value
                      .split(',')
                      .map((word) => word.trim())
                      .filter((word) => word.length > 1),
                  })
                }
              />
            </Field>
          </div>
        )}
      </CardSection>
      <KeyFields keys={now.keys} onKeys={(keys) => set({ keys })} clash={clash} />
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <CardFooter>
        <span className="flex-1">Kept for you in this project.</span>
        <Button
          kind="filled"
          pending={pending}
          disabledReason={clash && `Two commands have the key ${clash}`}
          onClick={save}
        >
          Keep settings
        </Button>
      </CardFooter>
    </Card>
  )
}

function Labels({
  legend,
  codes,
  labels,
  onToggle,
}: {
  legend: string
  codes: readonly string[]
  labels: readonly LabelInfo[]
  onToggle: (code: string) => void
}) {
  return (
    <fieldset className="mt-4">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5">
        {labels.map(({ code, name }) => (
          <Checkbox key={code} checked={codes.includes(code)} onCheckedChange={() => onToggle(code)}>
            {name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
