'use client'
import { ListFilter } from 'lucide-react'
import { useRef, useState } from 'react'
import { isFiltered } from '@/lib/personas/rules'
import { type PersonaCounts, type PersonaPage, type PersonaPageView, ungrouped } from '@/lib/personas/schema'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { BulkBar } from './bulk-bar'
import { NobodyHere } from './nobody-here'
import { PersonaPages } from './persona-pages'
import { PersonaSearch } from './persona-search'
import { PersonaTable } from './persona-table'
import { useChosen } from './use-chosen'
import type { usePersonaActs } from './use-persona-acts'
import type { usePersonaFilter } from './use-persona-filter'
import { usePersonaKeys } from './use-persona-keys'

type Props = {
  page: PersonaPage
  found: PersonaPageView
  counts: PersonaCounts
  stale: boolean
  mayCurate: boolean
  acts: ReturnType<typeof usePersonaActs>
  change: ReturnType<typeof usePersonaFilter>['change']
  add: () => void
  filter: () => void
}

/** Search, the list, its pages, and what can be done with those that are chosen. */
export function PersonaList({ page, found, counts, stale, mayCurate, acts, change, add, filter }: Props) {
  const searchField = useRef<HTMLInputElement>(null)
  const [asking, setAsking] = useState<'tag' | 'group' | null>(null)
  const chosen = useChosen(page, counts.matching)
  const ids = found.personas.map(({ id }) => id)
  const open = (id: string) => change({ open: id })
  const away = async () => {
    await (page.state === 'retired' ? acts.restore : acts.retire)(chosen.which)
    chosen.clear()
  }
  const current = usePersonaKeys({
    ids,
    chosen,
    mayCurate,
    open,
    add,
    ask: setAsking,
    search: () => searchField.current?.focus(),
    away: () => acts.run.mutate(away),
  })
  const filters = page.tags.length + page.groups.length + page.origins.length
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex items-center gap-2">
        {/* Cleared from outside, it begins again. */}
        <PersonaSearch
          key={page.search === '' ? 'empty' : 'searching'}
          search={page.search}
          change={(search) => change({ search })}
          field={searchField}
        />
        <Button className="lg:hidden" icon={<ListFilter aria-hidden="true" />} onClick={filter}>
          {filters > 0 ? `Filters ${filters}` : 'Filters'}
        </Button>
      </div>
      <div className="flex min-h-5 items-center gap-3 text-12 text-text-3">
        <p role="status">
          <span className="font-medium text-text-1">{formatNumber(counts.matching)}</span> match
        </p>
        {isFiltered(page) && (
          <button
            type="button"
            className="rounded-1 text-accent-text hover:underline"
            onClick={() => change({ search: '', tags: [], groups: [], origins: [] })}
          >
            Clear all
          </button>
        )}
      </div>
      <Card>
        {ids.length === 0 ? (
          <NobodyHere filtered={isFiltered(page)} state={page.state} />
        ) : (
          <PersonaTable
            personas={found.personas}
            search={page.search}
            isChosen={chosen.isChosen}
            choose={(some, on) => chosen.choose(some, on, ids)}
            current={current}
            open={open}
            stale={stale}
          />
        )}
        <PersonaPages
          newer={found.newer}
          older={found.older}
          shown={ids.length}
          matching={counts.matching}
          change={change}
        />
      </Card>
      {chosen.count > 0 && mayCurate && (
        <BulkBar
          {...chosen}
          matching={counts.matching}
          state={page.state}
          acts={acts}
          asking={asking}
          ask={setAsking}
          groups={groupNames(counts)}
          tags={counts.facets.flatMap(({ values }) => values.map(({ value }) => value))}
        />
      )}
    </div>
  )
}

export const groupNames = ({ groups }: PersonaCounts) =>
  groups.map(({ value }) => value).filter((value) => value !== ungrouped)
