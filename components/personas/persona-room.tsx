'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { PersonaCounts, PersonaPage, PersonaPageView } from '@/lib/personas/schema'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { PageHeader } from '../ui/page-header'
import { Sheet } from '../ui/sheet'
import { AddDialog, type Way } from './add-dialog'
import { EditSheet } from './edit-sheet'
import { NoPersonas } from './no-personas'
import { PersonaFacets } from './persona-facets'
import { groupNames, PersonaList } from './persona-list'
import { PersonaTabs } from './persona-tabs'
import { countsQuery, personasQuery } from './personas-query'
import { usePersonaActs } from './use-persona-acts'
import { usePersonaFilter } from './use-persona-filter'

type Props = {
  projectId: string
  mayCurate: boolean
  initial: { page: PersonaPage; personas: PersonaPageView; counts: PersonaCounts }
}

export function PersonaRoom({ projectId, mayCurate, initial }: Props) {
  const { page, open, change } = usePersonaFilter()
  const { before: _before, after: _after, take: _take, ...filter } = page
  const first = JSON.stringify(page) === JSON.stringify(initial.page)
  const list = useQuery({ ...personasQuery(projectId, page), ...(first && { initialData: initial.personas }) })
  const sizes = useQuery({ ...countsQuery(projectId, filter), ...(first && { initialData: initial.counts }) })
  const [adding, setAdding] = useState<Way | null>(null)
  const [filtering, setFiltering] = useState(false)
  const acts = usePersonaActs(projectId)

  const counts = sizes.data ?? initial.counts
  const none = counts.active + counts.retired === 0
  const groups = groupNames(counts)
  const notMine = mayCurate ? undefined : 'Curators and owners add personas'
  const error = list.error ?? sizes.error
  const facets = <PersonaFacets counts={counts} page={page} change={change} />

  return (
    <div className="min-w-0">
      <PageHeader
        title="Personas"
        meta={none ? 'People to write as' : `${formatNumber(counts.active)} in use`}
        actions={
          <Button
            kind="filled"
            icon={<Plus aria-hidden="true" />}
            keys="n"
            disabledReason={notMine}
            onClick={() => setAdding('paste')}
          >
            Add personas
          </Button>
        }
      />
      {error && (
        <ErrorNote
          className="mb-3"
          action={
            <Button size="small" onClick={() => void acts.refresh()}>
              Try again
            </Button>
          }
        >
          {error.message}
        </ErrorNote>
      )}
      {none ? (
        <NoPersonas disabledReason={notMine} add={setAdding} />
      ) : (
        <div className="flex min-w-0 flex-col gap-3">
          <PersonaTabs
            projectId={projectId}
            current={page.state === 'retired' ? 'retired' : 'active'}
            active={counts.active}
            retired={counts.retired}
          />
          <div className="grid grid-cols-[232px_minmax(0,1fr)] items-start gap-6 max-lg:grid-cols-[minmax(0,1fr)]">
            <aside aria-label="Filters" className="max-lg:hidden">
              {facets}
            </aside>
            <PersonaList
              page={page}
              found={list.data ?? initial.personas}
              counts={counts}
              stale={list.isPlaceholderData}
              mayCurate={mayCurate}
              acts={acts}
              change={change}
              add={() => setAdding('paste')}
              filter={() => setFiltering(true)}
            />
          </div>
        </div>
      )}
      {filtering && (
        <Sheet title="Filters" open onOpenChange={setFiltering}>
          <div className="p-4">{facets}</div>
        </Sheet>
      )}
      {adding && (
        <AddDialog
          projectId={projectId}
          way={adding}
          groups={groups}
          change={setAdding}
          close={() => setAdding(null)}
        />
      )}
      {open && (
        <EditSheet
          projectId={projectId}
          personaId={open}
          groups={groups}
          mayCurate={mayCurate}
          acts={acts}
          close={() => change({ open: null })}
        />
      )}
    </div>
  )
}
