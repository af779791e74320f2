'use client'
import { useState } from 'react'
import { keysOf, problemsOf } from '@/lib/policy/rules'
import { type LabelDraft, labelColours, labelShape, type PolicyView } from '@/lib/policy/schema'
import { codeFor, edit } from '@/lib/policy/versions/rules'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { PolarityShape } from '../ui/polarity-shape'
import { Segmented } from '../ui/segmented'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { ExampleFields } from './example-fields'
import type { Draft } from './use-draft'

const polarities = [
  { value: 'safe', label: 'Safe', icon: <PolarityShape kind="safe" /> },
  { value: 'caution', label: 'Caution', icon: <PolarityShape kind="caution" /> },
  { value: 'unsafe', label: 'Unsafe', icon: <PolarityShape kind="unsafe" /> },
  { value: 'none', label: 'None', icon: <PolarityShape kind="none" /> },
] as const
const colours = [
  { value: 'none', label: 'None' },
  ...labelColours.map(({ name, value }) => ({
    value,
    label: name,
    icon: <i aria-hidden="true" className="size-3 rounded-full" style={{ background: value }} />,
  })),
]

type Props = { label: LabelDraft; isNew: boolean; policy: PolicyView; draft: Draft; close: () => void }

export function LabelForm({ label: was, isNew, policy, draft, close }: Props) {
  const [label, setLabel] = useState(was)
  const [spellings, setSpellings] = useState(was.aliases.join('\n'))
  const [failure, setFailure] = useState<string | null>(null)
  const known = policy.before?.labels.map(({ code }) => code) ?? []
  const fixedCode = known.includes(was.code)
  const code = isNew && !label.code ? codeFor(label.name, draft.labels) : label.code
  const put = (change: Partial<LabelDraft>) => setLabel((now) => ({ ...now, ...change }))
  const after = (next: LabelDraft, labels = draft.labels) =>
    isNew ? edit.add(labels, next) : edit.change(labels, was.code, next)
  const key = keysOf(after({ ...label, code, key: null })).get(code)

  function keep() {
    const parsed = labelShape.safeParse({
      ...label,
      code,
      aliases: spellings.split('\n').filter((line) => line.trim()),
      examples: label.examples.filter((text) => text.trim()),
    })
    if (!parsed.success) return setFailure(parsed.error.issues[0]?.message ?? 'This cannot be saved')
    const labels = after(parsed.data)
    const [problem] = problemsOf(labels, known)
    if (problem) return setFailure(problem.message)
    draft.change((labels) => after(parsed.data, labels))
    close()
  }

  return (
    <form
      className="flex min-h-full flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <div className="flex flex-1 flex-col gap-4 p-4">
        <Field label="Name" required>
          <Input value={label.name} onChange={(event) => put({ name: event.target.value })} maxLength={120} autoFocus />
        </Field>
        <Field label="Code" hint={fixedCode ? 'It was published: samples may carry it' : 'Files and models write this'}>
          <Input
            mono
            value={code}
            readOnly={fixedCode}
            onChange={(event) => put({ code: event.target.value })}
            maxLength={120}
          />
        </Field>
        <div className="flex flex-col gap-1.5">
          <span className="text-13 font-medium">Polarity</span>
          <Segmented
            label="Polarity"
            options={polarities}
            value={label.polarity}
            onValueChange={(polarity) => put({ polarity })}
          />
        </div>
        <Field label="Definition" hint="One or two sentences by which a reviewer can decide">
          <Textarea
            grow
            rows={4}
            value={label.definition}
            onChange={(event) => put({ definition: event.target.value })}
            maxLength={4000}
          />
        </Field>
        <ExampleFields examples={label.examples} onChange={(examples) => put({ examples })} />
        <Field label="Other spellings" optional hint="One a line, as files write it">
          <Textarea rows={2} grow value={spellings} onChange={(event) => setSpellings(event.target.value)} />
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <Field label="Key" optional hint={label.key || !key ? undefined : `By its place: ${key}`}>
            <Input
              mono
              value={label.key ?? ''}
              maxLength={1}
              onChange={(event) => put({ key: event.target.value.toLowerCase() || null })}
            />
          </Field>
          <Field label="Colour" optional>
            <Select
              options={colours}
              value={label.colour ?? 'none'}
              onValueChange={(value) => put({ colour: value === 'none' ? null : value })}
            />
          </Field>
        </div>
        {failure && <ErrorNote>{failure}</ErrorNote>}
      </div>
      <footer className="sticky bottom-0 flex justify-end gap-2 border-t bg-surface-0 px-4 py-3">
        <Button onClick={close}>Cancel</Button>
        <Button kind="filled" type="submit" disabledReason={label.name.trim() ? undefined : 'Give it a name first'}>
          {isNew ? 'Add label' : 'Save label'}
        </Button>
      </footer>
    </form>
  )
}
