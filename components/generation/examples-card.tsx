'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { tryGeneration } from '@/lib/generation/actions'
import type { GridLabel, StartGenerationInput } from '@/lib/generation/schema'
import { hasEnded } from '@/lib/runs/rules'
import { unwrap } from '../api'
import { runQuery } from '../runs/runs-query'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { SkeletonRows } from '../ui/skeleton'
import { ExampleRow } from './example-row'
import { generationQuery } from './generation-query'
import { useEstimate } from './use-estimate'

type Props = {
  projectId: string
  plan: StartGenerationInput
  still: StartGenerationInput
  labels: readonly GridLabel[]
  mayCurate: boolean
}

/** Three real rows, before the rest is paid for. */
export function ExamplesCard({ projectId, plan: whole, still, labels, mayCurate }: Props) {
  const { caps: _caps, name: _name, ...plan } = whole
  const { obstacle } = useEstimate(projectId, { plan: whole, still })
  const ask = useMutation({ mutationFn: () => unwrap(tryGeneration(projectId, plan)) })
  const runId = ask.data?.runId ?? ''
  const { data: run } = useQuery({ ...runQuery(projectId, runId), enabled: runId !== '' })
  const { data: view } = useQuery({
    ...generationQuery(projectId, runId),
    enabled: runId !== '',
  })
  const over = view && (hasEnded(view.status) || view.status === 'paused')
  const working = ask.isPending || (runId !== '' && !over)
  const rows = view?.latest ?? []
  const nameOf = (wanted: string) => labels.find(({ code }) => code === wanted)?.name ?? wanted
  const reason = !mayCurate
    ? 'Curators and owners ask models'
    : plan.cells.length === 0
      ? 'Say how many rows of what first'
      : obstacle
  const press = () => !reason && !working && ask.mutate()
  useKeys('Generate', [{ keys: 'e', label: 'Three examples', run: press, repeat: false }])
  return (
    <Card
      title="Examples"
      meta={rows.length > 0 ? 'real rows, not added' : 'three real rows, before the rest is paid for'}
      actions={
        <>
          {view && rows.length > 0 && <span>{formatNumber(view.costMicros / 1_000_000, 'money')}</span>}
          <Button size="small" keys="e" disabledReason={reason} pending={working} onClick={press}>
            {rows.length > 0 ? 'Three more' : 'Three examples'}
          </Button>
        </>
      }
    >
      {ask.error && <ErrorNote>{ask.error.message}</ErrorNote>}
      {run?.status === 'paused' && <ErrorNote>{run.reason}</ErrorNote>}
      {working && rows.length === 0 && <SkeletonRows rows={3} widths={['w-20', 'w-32', 'w-80']} />}
      {!working && rows.length === 0 && !ask.error && (
        <p className="p-4 text-text-2">See what a model makes of this plan. Nothing is added to the dataset.</p>
      )}
      {rows.length > 0 && (
        <ul aria-label="Examples">
          {rows.map((row) => (
            <ExampleRow key={row.position} row={row} nameOf={nameOf} />
          ))}
        </ul>
      )}
    </Card>
  )
}
