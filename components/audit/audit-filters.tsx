'use client'
import { useRouter } from 'next/navigation'
import type { AuditFilter, AuditPageView } from '@/lib/audit/schema'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { roomWords } from './words'

type Props = { path: string; filter: AuditFilter; choices: Pick<AuditPageView, 'rooms' | 'actors'> }

const all = 'all'

export function AuditFilters({ path, filter, choices }: Props) {
  const router = useRouter()
  const { room, actor, since, until } = filter
  const change = (changed: Partial<Record<'room' | 'actor' | 'since' | 'until', string>>) => {
    const kept = Object.entries({ room, actor, since, until, ...changed }).filter(
      (entry): entry is [string, string] => Boolean(entry[1]) && entry[1] !== all,
    )
    router.replace(`${path}?${new URLSearchParams(kept)}`)
  }
  return (
    <div className="grid grid-cols-4 gap-3 max-md:grid-cols-2">
      <Field label="What">
        <Select
          value={room ?? all}
          onValueChange={(room) => change({ room })}
          options={[
            { value: all, label: 'Everything' },
            ...choices.rooms.map((room) => ({ value: room, label: roomWords(room) })),
          ]}
        />
      </Field>
      <Field label="Who">
        <Select
          value={actor ?? all}
          onValueChange={(actor) => change({ actor })}
          options={[
            { value: all, label: 'Anyone' },
            ...choices.actors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      <Field label="From">
        <Input type="date" defaultValue={since} onChange={(event) => change({ since: event.target.value })} />
      </Field>
      <Field label="To">
        <Input type="date" defaultValue={until} onChange={(event) => change({ until: event.target.value })} />
      </Field>
    </div>
  )
}
