'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import clsx from 'clsx'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { DuplicatesView, GroupPage } from '@/lib/duplicates/schema'
import { lanes } from '@/lib/duplicates/rules'
import type { DatasetInfo } from '@/lib/samples/schema'
import { namesIn } from '../samples/label-mark'
import { type KeptVeil, useVeil } from '../samples/use-veil'
import { HeaderActions, HeaderState } from '../shell/header-slot'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { KeyFooter } from '../ui/key-footer'
import { TabLinks } from '../ui/tab-links'
import { duplicatesKey, summaryQuery } from './duplicates-query'
import { ActProgress } from './act-progress'
import type { May } from './group-dock'
import { GroupsView } from './groups-view'
import { MeaningDialog } from './meaning-dialog'
import { NotCompared } from './no-duplicates'
import { MeaningState, PassProgress, PassState } from './pass-state'
import { useGroupActs } from './use-group-acts'
import { useDuplicatesPlace } from './use-place'
import { laneWords } from './words'

type Props = {
  projectId: string
  dataset: DatasetInfo
  may: May
  initial: { summary: DuplicatesView; page: GroupPage; asked: object }
  kept: KeptVeil
}

const hints = [
  { keys: '↓ ↑', label: 'next group' },
  { keys: 'b', label: 'hide texts' },
]

/** Groups of copies by lane: the list on the left, one group with its differences beside it. */
export function DuplicatesScreen({ projectId, dataset, may, initial, kept }: Props) {
  const client = useQueryClient()
  const place = useDuplicatesPlace()
  const acts = useGroupActs(projectId, dataset.id)
  const { hides, turn } = useVeil(kept)
  const nameOf = useMemo(() => namesIn(dataset.labels), [dataset.labels])
  const { data: summary } = useQuery({ ...summaryQuery(projectId, dataset.id), initialData: initial.summary })
  const counts = JSON.stringify([summary.lanes, summary.kept, summary.passRunId, summary.running])
  const changed = useEffectEvent((now: string) => {
    if (now !== seen) {
      setSeen(now)
      void client.invalidateQueries({ queryKey: duplicatesKey(projectId) })
    }
  })
  const [seen, setSeen] = useState(counts)
  // The groups follow on the server; whenever their counts move, the lists are read again.
  useEffect(() => changed(counts), [counts])
  useKeys('Duplicates', [
    { keys: 'z', label: 'Undo', run: acts.undo, repeat: false },
    { keys: 'b', label: 'Hide or show texts', run: turn },
  ])

  const href = (tab: string) => `/projects/${projectId}/duplicates?dataset=${dataset.id}&lane=${tab}`
  const tabs = [...lanes, 'kept' as const].map((tab) => ({
    href: href(tab),
    label: laneWords[tab].tab,
    count: tab === 'kept' ? summary.kept : summary.lanes[tab],
    current: place.tab === tab,
  }))
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface-1">
      <h1 className="sr-only">Duplicates</h1>
      <HeaderState>
        <PassState {...summary} />
      </HeaderState>
      {summary.passedAt && (
        <HeaderActions>
          {summary.meaning.models.length > 0 && <MeaningDialog summary={summary} acts={acts} mayCurate={may.curate} />}
          <Button
            pending={acts.finding || summary.running !== null}
            disabledReason={may.curate ? null : 'Curators and owners start a run'}
            onClick={acts.find}
          >
            Look again
          </Button>
        </HeaderActions>
      )}
      {summary.running && <PassProgress projectId={projectId} runId={summary.running} />}
      {summary.passedAt ? (
        <>
          <TabLinks label="Lanes" links={tabs} />
          <GroupsView
            key={JSON.stringify(place.asked)}
            projectId={projectId}
            dataset={dataset}
            summary={summary}
            place={place}
            acts={acts}
            nameOf={nameOf}
            may={may}
            hides={hides}
            initial={JSON.stringify(initial.asked) === JSON.stringify(place.asked) ? initial.page : null}
          />
        </>
      ) : (
        <div className="min-h-0 flex-1">
          <NotCompared projectId={projectId} summary={summary} acts={acts} may={may} />
        </div>
      )}
      {acts.failure && <ErrorNote>{acts.failure}</ErrorNote>}
      {acts.going && (
        <ActProgress key={acts.going.runId} projectId={projectId} going={acts.going} onEnded={acts.ended} />
      )}
      <div className={clsx('max-sm:hidden', !summary.passedAt && 'hidden')}>
        <KeyFooter keys={hints}>
          <MeaningState {...summary.meaning} />
        </KeyFooter>
      </div>
    </div>
  )
}
