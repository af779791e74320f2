'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endAcceptance } from '@/lib/judges/actions'
import type { AcceptanceView, CalibrationSummary } from '@/lib/judges/trust/schema'
import { undoBulk } from '@/lib/samples/actions'
import { samplesHref } from '@/lib/samples/rules'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'
import { TimeAgo } from '../ui/time-ago'
import { acceptancesQuery, judgesKey } from './judges-query'
import { StartAcceptance } from './start-acceptance'

type Props = {
  projectId: string
  dataset: string
  calibration: CalibrationSummary
  may: { curate: boolean; manage: boolean }
}

/** Judges that accept samples by themselves: what each did, where to see it, how to take it back. */
export function Acceptances({ projectId, dataset, calibration, may }: Props) {
  const client = useQueryClient()
  const { data: acceptances = [] } = useQuery(acceptancesQuery(projectId, dataset))
  const refresh = () => client.invalidateQueries({ queryKey: judgesKey(projectId) })
  const end = useMutation({
    mutationFn: (acceptanceId: string) => unwrap(endAcceptance(projectId, { acceptanceId })),
    onSuccess: refresh,
  })
  const undo = useMutation({
    mutationFn: (runId: string) => unwrap(undoBulk(projectId, { runId })),
    onSuccess: refresh,
  })
  const error = end.error ?? undo.error
  return (
    <Card
      title="Accepting by itself"
      meta="only labels whose precision passes a bar; never what is tainted"
      actions={<StartAcceptance projectId={projectId} calibration={calibration} may={may} />}
    >
      {error && <ErrorNote>{error.message}</ErrorNote>}
      {acceptances.length === 0 && <p className="p-4 text-text-2">No judge may accept samples by itself.</p>}
      <ul className="divide-y">
        {acceptances.map((acceptance) => (
          <li key={acceptance.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="min-w-60 flex-1">
              <b className="font-medium">{acceptance.judge.name}</b>, {acceptance.codes.join(', ')}, bar{' '}
              {formatNumber(acceptance.bar, 'percent')}
              <span className="block text-12 text-text-3">
                {acceptance.endedAt ? (
                  <>
                    Switched off by {acceptance.endedBy}, <TimeAgo at={acceptance.endedAt} />
                  </>
                ) : (
                  <>
                    Switched on by {acceptance.by}, <TimeAgo at={acceptance.startedAt} />
                  </>
                )}
              </span>
            </span>
            <Runs
              projectId={projectId}
              dataset={dataset}
              runs={acceptance.runs}
              undo={may.curate ? (runId) => undo.mutate(runId) : null}
            />
            {!acceptance.endedAt && (
              <Button
                size="small"
                disabledReason={may.curate ? undefined : 'Curators and owners switch it off'}
                onClick={() => end.mutate(acceptance.id)}
              >
                Switch off
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

type RunsProps = {
  projectId: string
  dataset: string
  runs: AcceptanceView['runs']
  undo: ((runId: string) => void) | null
}

function Runs({ projectId, dataset, runs, undo }: RunsProps) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 text-12">
      {runs.map(({ id, number, accepted, undone }) => (
        <span key={id} className="flex items-center gap-2">
          <TextLink href={samplesHref(projectId, { decidedBy: id }, { dataset })}>
            {formatNumber(accepted)} accepted, run {number}
          </TextLink>
          {undone ? (
            <span className="text-text-3">undone</span>
          ) : (
            undo &&
            accepted > 0 && (
              <Button size="small" kind="ghost" onClick={() => undo(id)}>
                Undo run {number}
              </Button>
            )
          )}
        </span>
      ))}
    </span>
  )
}
