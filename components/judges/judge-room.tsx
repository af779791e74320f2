'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { JudgeView } from '@/lib/judges/schema'
import type { ModelView } from '@/lib/providers/schema'
import { JudgeTable } from './judge-table'
import { judgesQuery } from './judges-query'
import { NoJudges } from './no-judges'
import { PanelRuns } from './panel-runs'
import { RunPanel } from './run-panel'
import { YoungChild } from './young-child'

type Props = {
  projectId: string
  dataset: { id: string; name: string }
  initial: JudgeView[]
  models: ModelView[]
  mayCurate: boolean
}

/** The judges of a project, chosen by their boxes and asked together. */
export function JudgeRoom({ projectId, dataset, initial, models, mayCurate }: Props) {
  const { data: judges } = useQuery({ ...judgesQuery(projectId, dataset.id), initialData: initial })
  const [chosen, setChosen] = useState<string[]>([])
  const open = judges.filter(({ archived }) => !archived)
  const reason = mayCurate ? undefined : 'Curators and owners ask judges'
  const panel = open.filter(({ id }) => chosen.includes(id))
  return (
    <>
      {judges.length === 0 ? (
        <NoJudges projectId={projectId} models={models} reason={reason} />
      ) : (
        <JudgeTable
          projectId={projectId}
          dataset={dataset.id}
          judges={judges}
          chosen={panel.map(({ id }) => id)}
          onChoose={setChosen}
          mayCurate={mayCurate}
          actions={
            <>
              <YoungChild projectId={projectId} models={models} reason={reason} />
              <RunPanel
                projectId={projectId}
                dataset={dataset}
                judges={panel}
                reason={reason ?? (panel.length === 0 ? 'Choose judges by their boxes first' : undefined)}
              />
            </>
          }
        />
      )}
      <PanelRuns projectId={projectId} />
    </>
  )
}
