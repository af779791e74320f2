'use client'
import { anyGroup } from '@/lib/generation/grid/rules'
import { Checkbox } from '../ui/checkbox'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'
import type { BuilderPart } from './builder-part'

/** The columns of the grid. */
export function PeopleChoice({ projectId, grid, draft, change }: BuilderPart) {
  const together = draft.groups.includes(anyGroup)
  const toggle = (name: string, on: boolean) => {
    const groups = on
      ? [...draft.groups.filter((each) => each !== anyGroup), name]
      : draft.groups.filter((each) => each !== name)
    change({ groups: groups.length > 0 ? groups : [anyGroup] })
  }
  return (
    <div className="flex flex-col gap-2">
      <Checkbox checked={together} onCheckedChange={() => change({ groups: [anyGroup] })}>
        All together
      </Checkbox>
      {grid.groups.map(({ name, personas }) => (
        <Checkbox
          key={name}
          checked={draft.groups.includes(name || '-')}
          onCheckedChange={(on) => toggle(name || '-', on)}
        >
          {name || 'In no group'} <span className="text-text-3">{formatNumber(personas)}</span>
        </Checkbox>
      ))}
      {grid.groups.length === 0 && (
        <p className="text-text-2">There is no persona yet: texts are written by “anybody”.</p>
      )}
      <TextLink href={`/projects/${projectId}/personas`} className="mt-1">
        Personas and their groups
      </TextLink>
    </div>
  )
}
