'use client'
import { Download } from 'lucide-react'
import type { PreviewView } from '@/lib/sources/schema'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { Checkbox } from '../ui/checkbox'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { RadioCards } from '../ui/radio-cards'
import type { Draft, Options, Origin } from './drafts'
import { nameOf } from './upload-rows'
import type { useStart } from './use-start'

type Props = {
  origin: Origin
  view: PreviewView
  draft: Draft
  onDraft: (change: Partial<Draft>) => void
  options: Options
  onOptions: (change: Partial<Options>) => void
  start: ReturnType<typeof useStart>
  count: number
  reason: string | undefined
}

const repeats = [
  { value: 'join', label: 'Leave repeats out', hint: 'Counted, listed, and joined to the row they repeat.' },
  { value: 'keep', label: 'Keep repeats', hint: 'Each is a row of its own.' },
]
const unreadable = [
  { value: 'refuse', label: 'All or nothing', hint: 'One row that cannot be read refuses the whole file.' },
  { value: 'skip', label: 'Skip bad rows', hint: 'They are counted, and given back in a file.' },
]

export function OptionsForm({ origin, view, draft, onDraft, options, onOptions, start, count, reason }: Props) {
  const failure = start.failures[origin.key]
  return (
    <Card title="5. How it comes in">
      <CardSection className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label="Name of the source">
          <Input
            value={draft.name ?? nameOf(origin, view) ?? ''}
            onChange={(event) => onDraft({ name: event.target.value })}
            maxLength={200}
          />
        </Field>
        {origin.kind === 'upload' && (
          <Field label="Licence" optional hint="For example CC-BY-4.0, or who gave it to you.">
            <Input
              value={options.licence}
              onChange={(event) => onOptions({ licence: event.target.value })}
              maxLength={500}
            />
          </Field>
        )}
      </CardSection>
      <CardSection className="flex flex-col gap-4">
        <RadioCards
          label="Repeats"
          columns={2}
          options={repeats}
          value={options.repeats}
          onValueChange={(value) => onOptions({ repeats: value === 'keep' ? 'keep' : 'join' })}
        />
        <RadioCards
          label="Rows that cannot be read"
          columns={2}
          options={unreadable}
          value={options.unreadable}
          onValueChange={(value) => onOptions({ unreadable: value === 'skip' ? 'skip' : 'refuse' })}
        />
        <Checkbox
          checked={options.unwrap}
          onCheckedChange={(unwrap) => onOptions({ unwrap })}
          hint="The original, the request inside and the name of the wrapper are all kept."
        >
          Take requests out of jailbreak wrappers
        </Checkbox>
        <Checkbox
          checked={options.safePrompts}
          onCheckedChange={(safePrompts) => onOptions({ safePrompts })}
          hint="Unsafe rows get the frame that asks for a refusal, beside their text."
        >
          Add safe prompts
        </Checkbox>
      </CardSection>
      {failure && <ErrorNote className="m-4">{failure}</ErrorNote>}
      <CardFooter>
        <p className="min-w-0 flex-1">{reason}</p>
        <Button
          kind="filled"
          icon={<Download aria-hidden="true" />}
          pending={start.pending}
          disabledReason={reason}
          onClick={start.start}
        >
          {count === 1 ? 'Bring it in' : `Bring in all ${count}`}
        </Button>
      </CardFooter>
    </Card>
  )
}
