'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState, useTransition } from 'react'
import { createQueue } from '@/lib/review/actions'
import { queueHref } from '@/lib/review/queue/rules'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'

type Props = {
  projectId: string
  dataset: string
  views: readonly { id: string; name: string; filter: SampleFilter }[]
  people: readonly { id: string; name: string }[]
}
const everything = 'all'
const orders = [
  { value: 'uncertain', label: 'Least certain first, a fifth at random' },
  { value: 'newest', label: 'Newest first' },
  { value: 'shuffled', label: 'Shuffled' },
]
/** Shares of pairs who say the same: of three people, two who do are one pair in three. */
const bars = [
  { value: '1', label: 'All say the same' },
  { value: '0.33', label: 'Two of three do' },
  { value: '0.5', label: 'Three of four do' },
]
const goldShares = [
  { value: '0', label: 'None' },
  { value: '0.05', label: '5 in a hundred' },
  { value: '0.1', label: '10 in a hundred' },
]

/** Hands samples to people: which, to whom, how many each, seeing what. */
export function NewQueue(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="filled" icon={<Plus aria-hidden="true" />} onClick={() => setOpen(true)}>
        New queue
      </Button>
      {open && <QueueDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function QueueDialog({ projectId, dataset, views, people, onClose }: Props & { onClose: () => void }) {
  const form = useId()
  const router = useRouter()
  const [error, setError] = useState<string | null>(null)
  const [warning, setWarning] = useState<{ text: string; href: string } | null>(null)
  const [pending, start] = useTransition()
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const asked = new FormData(event.currentTarget)
    const text = (name: string) => String(asked.get(name) ?? '')
    const overlap = Number(text('overlap')) || 1
    const take = Number(text('take')) || undefined
    start(async () => {
      try {
        const made = await unwrap(
          createQueue(projectId, {
            dataset,
            name: text('name'),
            filter: views.find(({ id }) => id === text('view'))?.filter ?? {},
            ...(take && { take }),
            order: orders.find(({ value }) => value === text('order'))?.value as 'uncertain' | 'newest' | 'shuffled',
            overlap,
            maxOverlap: Math.max(overlap, Number(text('maxOverlap')) || overlap),
            overlapShare: (Number(text('share')) || 100) / 100,
            agreementBar: Number(text('bar')) || 1,
            blind: asked.get('blind') === 'on',
            goldShare: Number(text('gold')) || 0,
            people: asked.getAll('people').map(String),
          }),
        )
        const href = queueHref(projectId, made.id, { dataset })
        if (made.warning) setWarning({ text: made.warning, href })
        else router.push(href)
      } catch (thrown) {
        setError(thrown instanceof Error ? thrown.message : 'It did not work')
      }
    })
  }
  if (warning)
    return (
      <Dialog
        title="The queue is made"
        open
        onOpenChange={onClose}
        size="small"
        footer={
          <Button kind="filled" onClick={() => router.push(warning.href)}>
            Open it
          </Button>
        }
      >
        <p>{warning.text}.</p>
      </Dialog>
    )
  return (
    <Dialog
      title="New queue"
      open
      onOpenChange={onClose}
      footer={
        <Button kind="filled" type="submit" form={form} pending={pending}>
          Make queue
        </Button>
      }
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-4">
        <Field label="Name">
          <Input name="name" required maxLength={80} />
        </Field>
        <Field label="Samples" hint="All of the dataset, or what a saved view shows">
          <Select
            name="view"
            defaultValue={everything}
            options={[
              { value: everything, label: 'Every sample' },
              ...views.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <Field label="Draw at random" optional hint="Empty: all, and what comes later">
            <Input name="take" type="number" min={1} max={20_000} />
          </Field>
          <Field label="Order">
            <Select name="order" defaultValue="uncertain" options={orders} />
          </Field>
          <Field label="People for each sample">
            <Input name="overlap" type="number" min={1} max={9} defaultValue={1} />
          </Field>
          <Field label="On how many of a hundred" hint="The others take one person">
            <Input name="share" type="number" min={1} max={100} defaultValue={100} />
          </Field>
          <Field label="Most people, where they disagree">
            <Input name="maxOverlap" type="number" min={1} max={12} defaultValue={1} />
          </Field>
          <Field label="They agree when" hint="Else one more is asked, then an adjudicator">
            <Select name="bar" defaultValue="1" options={bars} />
          </Field>
          <Field label="Known answers slipped in">
            <Select name="gold" defaultValue="0" options={goldShares} />
          </Field>
        </div>
        <Checkbox name="blind" hint="Judges, suggestions and labels are not sent to the browser">
          Blind
        </Checkbox>
        <fieldset>
          <legend className="mb-1.5 font-medium">
            For <span className="font-normal text-12 text-text-3">nobody ticked: everyone who reviews</span>
          </legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1.5">
            {people.map(({ id, name }) => (
              <Checkbox key={id} name="people" value={id}>
                {name}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        {error && <ErrorNote>{error}</ErrorNote>}
      </form>
    </Dialog>
  )
}
