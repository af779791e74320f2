'use client'
import clsx from 'clsx'
import type { PersonaView } from '@/lib/personas/schema'
import { Checkbox } from '../ui/checkbox'
import { Chip } from '../ui/chip'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { around, tagLine } from './words'

type Props = {
  personas: PersonaView[]
  search: string
  isChosen: (id: string) => boolean
  choose: (ids: string[], on: boolean) => void
  current: string | null
  open: (id: string) => void
  stale: boolean
}

export function PersonaTable({ personas, search, isChosen, choose, current, open, stale }: Props) {
  const chosen = personas.filter(({ id }) => isChosen(id)).length
  const every = chosen === 0 ? false : chosen === personas.length ? true : 'indeterminate'
  return (
    <div className={clsx('transition-opacity duration-press', stale && 'opacity-60')} aria-busy={stale || undefined}>
      <Table label="Personas" fixed>
        <TableHead>
          <TableHeadCell className="w-10">
            <Checkbox
              label="Choose all on this page"
              checked={every}
              onCheckedChange={(on) =>
                choose(
                  personas.map(({ id }) => id),
                  on,
                )
              }
            />
          </TableHeadCell>
          <TableHeadCell>Persona</TableHeadCell>
          <TableHeadCell className="w-26 max-md:hidden">Group</TableHeadCell>
          <TableHeadCell className="w-52 max-lg:hidden">Tags</TableHeadCell>
          <TableHeadCell className="w-20" number>
            Samples
          </TableHeadCell>
        </TableHead>
        <tbody>
          {personas.map((persona) => (
            <TableRow
              key={persona.id}
              id={`persona-${persona.id}`}
              selected={isChosen(persona.id)}
              current={current === persona.id}
            >
              <TableCell>
                <Checkbox
                  label={`Choose: ${persona.text.slice(0, 60)}`}
                  checked={isChosen(persona.id)}
                  onCheckedChange={(on) => choose([persona.id], on)}
                />
              </TableCell>
              <TableCell className="max-sm:py-2 max-sm:whitespace-normal">
                <button
                  type="button"
                  onClick={() => open(persona.id)}
                  className="focus-inside block w-full truncate rounded-1 text-left text-text-1 hover:underline max-sm:line-clamp-3 max-sm:whitespace-normal"
                >
                  {persona.retiredAt && (
                    <Chip outlined className="mr-2">
                      Retired
                    </Chip>
                  )}
                  <Marked text={persona.text} search={search} />
                </button>
                <span className="mt-0.5 hidden truncate text-12 text-text-3 max-sm:block">
                  {[persona.group, tagLine(persona.tags, persona.group)].filter(Boolean).join(' · ')}
                </span>
              </TableCell>
              <TableCell className="max-md:hidden">{persona.group || <span className="text-text-3">–</span>}</TableCell>
              <TableCell className="max-lg:hidden" title={persona.tags.join(', ')}>
                {tagLine(persona.tags, persona.group) || <span className="text-text-3">–</span>}
              </TableCell>
              <TableCell number>
                <Num value={persona.samples} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Marked({ text, search }: { text: string; search: string }) {
  let from = 0
  return around(text, search).map((part) => {
    const key = from
    from += part.text.length
    return part.hit ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>
  })
}
