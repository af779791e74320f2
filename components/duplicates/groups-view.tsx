'use client'
import clsx from 'clsx'
import { useState } from 'react'
import type { DuplicatesView, GroupPage } from '@/lib/duplicates/schema'
import type { DatasetInfo } from '@/lib/samples/schema'
import type { Hides } from '../samples/hides'
import type { NameOf } from '../samples/label-mark'
import { useKeys } from '../shell/keys-provider'
import type { KeyBinding } from '../shell/keys-store'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ErrorNote } from '../ui/error-note'
import { CollapseAll } from './collapse-all'
import { GroupDetail } from './group-detail'
import type { May } from './group-dock'
import { GroupFilters } from './group-filters'
import { GroupList } from './group-list'
import { Capped } from './pass-state'
import type { GroupActs } from './use-group-acts'
import { useGroups } from './use-groups'
import type { DuplicatesPlace } from './use-place'
import { laneWords } from './words'

type Props = {
  projectId: string
  dataset: DatasetInfo
  summary: DuplicatesView
  place: DuplicatesPlace
  acts: GroupActs
  nameOf: NameOf
  may: May
  hides: Hides
  initial: GroupPage | null
}

/** One lane: what narrows it, its groups, and the open one. When a group leaves the lane, the one in its place is open. */
export function GroupsView({ projectId, dataset, summary, place, acts, nameOf, may, hides, initial }: Props) {
  const rows = useGroups(projectId, dataset.id, place.asked, initial)
  const { groups, total } = rows
  const [last, setLast] = useState<{ id: string | null; at: number }>({ id: null, at: 0 })
  const found = groups.findIndex(({ id }) => id === place.group)
  if (found >= 0 && (last.id !== place.group || last.at !== found)) setLast({ id: place.group, at: found })
  // A link may name a group of another lane, or one that is not loaded yet. One that was here and left makes room for the next.
  const elsewhere = place.group !== null && found < 0 && last.id !== place.group
  const at = found >= 0 ? found : Math.min(last.at, groups.length - 1)
  const current = elsewhere ? place.group : (groups[at]?.id ?? null)
  const move = (by: number) => {
    const next = groups[Math.max(0, Math.min(groups.length - 1, at + by))]
    if (next) place.open(next.id)
  }
  const both = (keys: string[], label: string, by: number): KeyBinding[] =>
    keys.map((each) => ({ keys: each, label, run: () => move(by) }))
  useKeys('Groups', [
    ...both(['ArrowDown', 'j'], 'Next group', 1),
    ...both(['ArrowUp', 'k'], 'Group before', -1),
    ...both(['PageDown'], 'Ten on', 10),
    ...both(['PageUp'], 'Ten back', -10),
    { keys: 'Home', label: 'First group', run: () => move(Number.NEGATIVE_INFINITY) },
    { keys: 'Escape', label: 'Back to the list', run: () => place.open(null) },
  ])
  const filtered = Object.keys(place.chosen).length > 0
  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-label="List of groups"
        className={clsx(
          'flex w-96 flex-none flex-col border-r max-md:w-full max-md:border-r-0',
          place.group && 'max-md:hidden',
        )}
      >
        <GroupFilters place={place} summary={summary} />
        {place.tab === 'collapse' && (
          <CollapseAll acts={acts} may={may} asked={place.asked} matching={total ?? 0} exact={summary.exact} />
        )}
        <Capped capped={summary.capped} />
        {rows.error && (
          <ErrorNote
            action={
              <Button size="small" onClick={() => void rows.retry()}>
                Retry
              </Button>
            }
          >
            {rows.error.message}
          </ErrorNote>
        )}
        {groups.length === 0 && !rows.pending && !rows.error ? (
          <EmptyState
            title={filtered ? 'Nothing matches' : laneWords[place.tab].none}
            action={filtered && <Button onClick={place.clear}>Clear the filters</Button>}
          >
            {filtered ? 'No group of this lane passes all that is chosen.' : laneWords[place.tab].why}
          </EmptyState>
        ) : (
          <GroupList rows={rows} current={current} nameOf={nameOf} hides={hides} onOpen={place.open} />
        )}
      </section>
      <section aria-label="Group" className={clsx('flex min-w-0 flex-1 flex-col', !place.group && 'max-md:hidden')}>
        {current && (
          <GroupDetail
            key={current}
            projectId={projectId}
            groupId={current}
            acts={acts}
            nameOf={nameOf}
            may={may}
            hides={hides}
            onBack={() => place.open(null)}
          />
        )}
      </section>
    </div>
  )
}
