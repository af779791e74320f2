'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import type { SiftView } from '@/lib/judges/consensus/schema'
import { undoBulk } from '@/lib/samples/actions'
import { samplesHref } from '@/lib/samples/rules'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'
import { TimeAgo } from '../ui/time-ago'
import { judgesKey, siftsQuery } from './judges-query'

type Props = { projectId: string; dataset: string; initial: SiftView[]; mayCurate: boolean }

/** What was sifted, each side to be looked at, each sift to be undone. */
export function SiftList({ projectId, dataset, initial, mayCurate }: Props) {
  const client = useQueryClient()
  const { data: sifts } = useQuery({ ...siftsQuery(projectId, dataset), initialData: initial })
  const undo = useMutation({
    mutationFn: (runId: string) => unwrap(undoBulk(projectId, { runId })),
    onSuccess: () => client.invalidateQueries({ queryKey: judgesKey(projectId) }),
  })
  if (sifts.length === 0) return null
  return (
    <Card title="Sifted" meta={sifts.length}>
      {undo.error && <ErrorNote>{undo.error.message}</ErrorNote>}
      <ul className="divide-y">
        {sifts.map((sift) => (
          <li key={sift.runId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="min-w-60 flex-1">
              <TextLink href={`/projects/${projectId}/runs/${sift.runId}`} className="text-text-1">
                {sift.title}
              </TextLink>
              <span className="block text-12 text-text-3">
                {sift.by}, <TimeAgo at={sift.at} />
                {sift.undone && ', undone'}
              </span>
            </span>
            {sift.result ? (
              <Sides projectId={projectId} dataset={dataset} sift={sift} />
            ) : (
              <span className="text-text-2">{sift.status}</span>
            )}
            <Button
              size="small"
              icon={<Undo2 aria-hidden="true" />}
              disabledReason={
                sift.undone
                  ? 'It is undone already'
                  : !mayCurate
                    ? 'Curators and owners undo a sift'
                    : sift.result && sift.result.dropped + sift.result.relabelled === 0
                      ? 'It changed nothing'
                      : undefined
              }
              pending={undo.isPending && undo.variables === sift.runId}
              onClick={() => undo.mutate(sift.runId)}
            >
              Undo
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Sides({
  projectId,
  dataset,
  sift: { runId, result, queueId },
}: {
  projectId: string
  dataset: string
  sift: SiftView
}) {
  return (
    <span className="flex flex-wrap gap-x-4 text-12">
      {(['kept', 'dropped', 'undecided'] as const).map((side) => (
        <TextLink key={side} href={samplesHref(projectId, { sift: `${runId}:${side}` }, { dataset })}>
          {formatNumber(result?.[side] ?? 0)} {side}
        </TextLink>
      ))}
      {queueId && <TextLink href={`/projects/${projectId}/review?queue=${queueId}`}>Review the undecided</TextLink>}
    </span>
  )
}
