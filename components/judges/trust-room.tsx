'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { JudgeView } from '@/lib/judges/schema'
import type { CalibrationSummary } from '@/lib/judges/trust/schema'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'
import { Select } from '../ui/select'
import { Acceptances } from './acceptances'
import { DrawCalibration } from './draw-calibration'
import { calibrationsQuery, reportQuery } from './judges-query'
import { LabelBars } from './label-bars'
import { Reliability } from './reliability'
import { TrustTable } from './trust-table'

type Props = {
  projectId: string
  dataset: { id: string; name: string }
  judges: JudgeView[]
  may: { curate: boolean; manage: boolean }
  initial: CalibrationSummary[]
}

/** Which judge should I use? One page of figures, from what people decided without seeing a verdict. */
export function TrustRoom({ projectId, dataset, judges, may, initial }: Props) {
  const { data: calibrations } = useQuery({ ...calibrationsQuery(projectId, dataset.id), initialData: initial })
  const [chosen, setChosen] = useState<string | null>(null)
  const current = calibrations.find(({ id }) => id === chosen) ?? calibrations[0]
  const draw = <DrawCalibration projectId={projectId} dataset={dataset.id} judges={judges} mayCurate={may.curate} />
  if (!current)
    return (
      <Card title="Which judge to use">
        <EmptyState title="No judge is calibrated yet" action={draw}>
          Draw some judged samples for people, who decide them without seeing a verdict. Then stands here how often each
          judge is right, how sure it may be, and what a correct verdict costs.
        </EmptyState>
      </Card>
    )
  return (
    <>
      <Card
        title="Which judge to use"
        meta={`${current.decided} of ${current.items} drawn samples decided by people`}
        actions={
          <>
            {calibrations.length > 1 && (
              <Select
                size="small"
                label="Calibration"
                options={calibrations.map(({ id, judges, at }) => ({
                  value: id,
                  label: `${judges.map(({ name }) => name).join(', ')}, ${at.slice(0, 10)}`,
                }))}
                value={current.id}
                onValueChange={setChosen}
              />
            )}
            <LinkButton size="small" href={`/projects/${projectId}/review?queue=${current.queueId}`}>
              Review the drawn
            </LinkButton>
            {draw}
          </>
        }
      >
        <Report projectId={projectId} calibration={current} />
      </Card>
      <Curves projectId={projectId} calibration={current} />
      <Acceptances projectId={projectId} dataset={dataset.id} calibration={current} may={may} />
    </>
  )
}

type Part = { projectId: string; calibration: CalibrationSummary }

function Report({ projectId, calibration }: Part) {
  const { data } = useQuery(reportQuery(projectId, calibration.id))
  return (
    <>
      <p className="min-h-12 border-b px-4 py-3.5 text-14" role="status">
        {data?.advice}
      </p>
      {data && <TrustTable trust={data.trust} />}
    </>
  )
}

function Curves({ projectId, calibration }: Part) {
  const { data } = useQuery(reportQuery(projectId, calibration.id))
  if (!data) return null
  return (
    <>
      {data.trust.some(({ curve }) => curve.some(({ n }) => n > 0)) && (
        <Card title="Confidence against truth" meta="a judge that knows itself lies on the line">
          <div className="grid grid-cols-2 gap-px bg-border max-md:grid-cols-1">
            {data.trust.map(({ judge, curve }) => (
              <Reliability key={judge.id} name={judge.name} curve={curve} />
            ))}
          </div>
        </Card>
      )}
      <LabelBars trust={data.trust} />
    </>
  )
}
