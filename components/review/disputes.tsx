'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { settleDispute } from '@/lib/review/actions'
import { causeWords, overrulesAll } from '@/lib/review/dispute/rules'
import { type Cause, causes, type Dispute } from '@/lib/review/dispute/schema'
import { type ReviewerSettings, usualKeys } from '@/lib/review/settings/schema'
import type { DatasetInfo } from '@/lib/samples/schema'
import { unwrap } from '../api'
import { hidesOf } from '../samples/hides'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Kbd } from '../ui/kbd'
import { PolarityShape } from '../ui/polarity-shape'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { DisputeSides } from './dispute-sides'
import { SampleTexts } from './sample-texts'

type Props = {
  projectId: string
  dataset: DatasetInfo
  disputes: readonly Dispute[]
  settings: ReviewerSettings
  veiled: boolean
}

/** One disagreement at a time: the text, what each said, the last word and why. */
export function Disputes({ disputes, ...rest }: Props) {
  const [dispute] = disputes
  if (!dispute)
    return (
      <EmptyState title="Nobody disagrees">
        Where several people decide a sample and cannot agree, it comes here. Make a queue with two or more people for
        each sample.
      </EmptyState>
    )
  return <OneDispute key={dispute.itemId} dispute={dispute} {...rest} />
}

function OneDispute({ projectId, dataset, dispute, settings, veiled }: Omit<Props, 'disputes'> & { dispute: Dispute }) {
  const router = useRouter()
  const began = useRef(performance.now())
  const [labels, setLabels] = useState<string[]>([])
  const [cause, setCause] = useState<Cause>('ambiguous_text')
  const [note, setNote] = useState('')
  const [shown, setShown] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const { sample, sides } = dispute
  const hidden = !shown && hidesOf(veiled, settings)({ ...sample, unseen: false })
  const choose = (code: string) =>
    setLabels(
      !dataset.multiLabel ? [code] : labels.includes(code) ? labels.filter((each) => each !== code) : [...labels, code],
    )
  const overrules = labels.length > 0 && overrulesAll(labels, sides)
  const missing =
    labels.length === 0 ? 'Choose a label' : overrules && !note.trim() ? 'This overrules everybody: say why' : null
  const settle = () =>
    start(async () => {
      try {
        const seconds = Math.round((performance.now() - began.current) / 1000)
        await unwrap(
          settleDispute(projectId, {
            itemId: dispute.itemId,
            revision: sample.revision,
            labels,
            cause,
            ...(note.trim() && { note: note.trim() }),
            seconds,
          }),
        )
        router.refresh()
      } catch (thrown) {
        setFailure(thrown instanceof Error ? thrown.message : 'It did not work')
      }
    })
  const revealKey = settings.keys.reveal ?? usualKeys.reveal
  const open = dataset.labels.filter(({ retired }) => !retired)
  useKeys('Disagreement', [
    ...open.flatMap(({ code, name, key }) =>
      key ? [{ keys: key, label: name, run: () => choose(code), repeat: false }] : [],
    ),
    { keys: revealKey, label: 'Show this text', run: () => setShown(!shown) },
    { keys: 'Enter', label: 'Settle', run: () => !missing && !pending && settle(), repeat: false },
  ])
  return (
    <Card title={dispute.queue} actions={<span>{dispute.left === 1 ? 'the only one' : `1 of ${dispute.left}`}</span>}>
      <CardSection>
        <div className="max-w-reading">
          <SampleTexts
            sample={sample}
            target={dataset.target}
            veiled={hidden}
            masked={settings.masks && !shown}
            moreWords={settings.moreWords}
            revealKey={revealKey}
            onReveal={() => setShown(true)}
          />
        </div>
      </CardSection>
      <DisputeSides dataset={dataset} sides={sides} />
      <CardSection title="The last word">
        <div role="group" aria-label="Label" className="flex flex-wrap gap-1.5">
          {open.map(({ code, name, key, polarity }) => (
            <button
              key={code}
              type="button"
              aria-pressed={labels.includes(code)}
              onClick={() => choose(code)}
              className="inline-flex h-8 items-center gap-1.75 rounded-2 border px-2.5 text-12 hover:bg-surface-2 aria-pressed:border-accent-line aria-pressed:bg-accent-subtle aria-pressed:font-medium touch:h-touch"
            >
              {key && <Kbd keys={key} />}
              <PolarityShape kind={polarity} />
              {name}
            </button>
          ))}
        </div>
        <div className="mt-4 grid max-w-reading grid-cols-[220px_minmax(0,1fr)] gap-4 max-sm:grid-cols-1">
          <Field label="Why they disagree">
            <Select
              value={cause}
              onValueChange={(value) => setCause(causes.find((each) => each === value) ?? 'other')}
              options={causes.map((value) => ({ value, label: causeWords[value] }))}
            />
          </Field>
          <Field
            label="Note"
            optional={!overrules}
            required={overrules}
            hint={overrules ? 'You overrule everybody, so they are told why' : 'Those who said otherwise read it'}
          >
            <Textarea rows={2} value={note} onChange={(event) => setNote(event.target.value)} maxLength={2_000} />
          </Field>
        </div>
        {failure && <ErrorNote className="mt-3">{failure}</ErrorNote>}
      </CardSection>
      <CardFooter>
        <span className="flex-1">
          {missing ?? 'It becomes the label, and each reviewer sees it beside their own answer.'}
        </span>
        <Button kind="filled" keys="Enter" pending={pending} disabledReason={missing} onClick={settle}>
          Settle
        </Button>
      </CardFooter>
    </Card>
  )
}
