'use client'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { editPersona } from '@/lib/personas/actions'
import { longest, type PersonaView } from '@/lib/personas/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { DefinitionList } from '../ui/definition-list'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Num } from '../ui/num'
import { Textarea } from '../ui/textarea'
import { TimeAgo } from '../ui/time-ago'
import { TagChip } from './tag-chip'
import type { usePersonaActs } from './use-persona-acts'
import { originWords } from './words'

type Props = {
  projectId: string
  persona: PersonaView
  groups: string[]
  mayCurate: boolean
  acts: ReturnType<typeof usePersonaActs>
  close: () => void
}

export function EditForm({ projectId, persona, groups, mayCurate, acts, close }: Props) {
  const listId = useId()
  const [text, setText] = useState(persona.text)
  const [tags, setTags] = useState(persona.tags)
  const [group, setGroup] = useState(persona.group)
  const [newTag, setNewTag] = useState('')
  const which = { ids: [persona.id] }
  const addTag = () => {
    const tag = newTag.trim().toLowerCase()
    if (tag) setTags([...new Set([...tags, tag])])
    setNewTag('')
  }
  const save = useMutation({
    mutationFn: () =>
      unwrap(editPersona(projectId, { personaId: persona.id, revision: persona.revision, text, tags, group })),
    onSuccess: async () => {
      close()
      await acts.tell('Persona saved', null)
    },
  })
  const away = useMutation({
    mutationFn: () => (persona.retiredAt ? acts.restore(which) : acts.retire(which)),
    onSuccess: close,
  })
  const same = text.trim() === persona.text && group === persona.group && tags.join() === persona.tags.join()
  const notMine = mayCurate ? undefined : 'Curators and owners change personas'
  return (
    <form
      className="flex flex-col gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!same && !notMine) save.mutate()
      }}
    >
      <Field label="Text" error={save.error?.message}>
        <Textarea
          rows={5}
          grow
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={longest}
          readOnly={!mayCurate}
        />
      </Field>
      <div className="flex flex-col gap-2">
        <Field label="New tag" hint="Enter adds it: a word, or facet and value, as mood:calm.">
          <Input
            value={newTag}
            maxLength={60}
            readOnly={!mayCurate}
            onChange={(event) => setNewTag(event.target.value)}
            onBlur={addTag}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !newTag.trim()) return
              event.preventDefault()
              addTag()
            }}
          />
        </Field>
        <div role="group" aria-label="Tags" className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <TagChip key={tag} tag={tag} remove={mayCurate ? () => setTags(tags.filter((one) => one !== tag)) : null} />
          ))}
        </div>
      </div>
      <Field label="Group">
        <Input
          value={group}
          maxLength={60}
          list={listId}
          readOnly={!mayCurate}
          onChange={(event) => setGroup(event.target.value)}
        />
      </Field>
      <datalist id={listId}>
        {groups.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <DefinitionList
        wrap
        rows={[
          {
            label: 'Wrote',
            value: <Num value={persona.samples} unit={persona.samples === 1 ? 'sample' : 'samples'} />,
          },
          { label: 'Came from', value: [originWords(persona.origin), persona.source].filter(Boolean).join(', ') },
          { label: 'Added', value: <TimeAgo at={persona.createdAt} /> },
          ...(persona.retiredAt ? [{ label: 'Retired', value: <TimeAgo at={persona.retiredAt} /> }] : []),
        ]}
      />
      {away.error && <ErrorNote>{away.error.message}</ErrorNote>}
      <div className="flex flex-wrap items-center gap-2">
        <Button disabledReason={notMine} pending={away.isPending} onClick={() => away.mutate()}>
          {persona.retiredAt ? 'Restore' : 'Retire'}
        </Button>
        <ConfirmDialog
          title="Delete this persona?"
          consequence="It does not come back. No sample names it."
          confirm="Delete persona"
          onConfirm={async () => {
            await acts.remove(which)
            close()
          }}
          trigger={
            <Button
              kind="ghost"
              disabledReason={notMine ?? (persona.samples > 0 ? 'It wrote samples: retire it instead' : undefined)}
            >
              Delete
            </Button>
          }
        />
        <Button
          kind="filled"
          type="submit"
          className="ml-auto"
          pending={save.isPending}
          disabledReason={notMine ?? (same ? 'Nothing has changed' : undefined)}
        >
          Save
        </Button>
      </div>
    </form>
  )
}
