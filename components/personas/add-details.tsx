'use client'
import { useId } from 'react'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

export type Details = { tags: string; group: string; source: string }
export const noDetails: Details = { tags: '', group: '', source: '' }
export const detailsInput = ({ tags, group, source }: Details) => ({
  tags: tags
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean),
  group,
  source,
})

type Props = { details: Details; groups: string[]; change: (details: Details) => void }

/** What all that is added gets. */
export function AddDetails({ details, groups, change }: Props) {
  const listId = useId()
  const field = (key: keyof Details) => ({
    value: details[key],
    onChange: (event: { target: { value: string } }) => change({ ...details, [key]: event.target.value }),
  })
  return (
    <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
      <Field label="Tags" optional hint="With commas between: work:care, night">
        <Input {...field('tags')} maxLength={600} />
      </Field>
      <Field label="Group" optional hint="Draws spread over groups">
        <Input {...field('group')} maxLength={60} list={listId} />
      </Field>
      <Field label="Source note" optional hint="Where from, under which licence">
        <Input {...field('source')} maxLength={300} />
      </Field>
      <datalist id={listId}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </div>
  )
}
