'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ExperimentView, TuningView } from '@/lib/models/tuning/schema'
import { ColumnTable, type TableColumn } from '../ui/column-table'
import { EmptyState } from '../ui/empty-state'
import { TimeAgo } from '../ui/time-ago'
import { tuningsQuery } from './models-query'

type Props = { projectId: string; initial: TuningView[]; action: ReactNode; canTune: boolean }

const words: Record<ExperimentView['status'], string> = {
  pending: 'Sending the texts',
  queued: 'Waiting there',
  running: 'Training there',
  succeeded: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** One line for each experiment: where it is, what came of it, or why it failed. */
export function TuningList({ projectId, initial, action, canTune }: Props) {
  const { data: tunings } = useQuery({ ...tuningsQuery(projectId), initialData: initial })
  if (tunings.length === 0)
    return (
      <EmptyState title="Nothing was fine-tuned elsewhere yet" action={action}>
        {canTune
          ? 'A provider trains one of its models on the labelled samples of this dataset. What comes of it can judge here, and be measured beside the local classifier.'
          : 'A provider that speaks OpenAI’s or Prem’s API can train one of its models on these samples. There is none in this project yet; a kit for LLaMA-Factory, Axolotl or TRL is under Recommendations.'}
      </EmptyState>
    )
  const rows = tunings.flatMap((tuning) => tuning.experiments.map((experiment) => ({ tuning, experiment })))
  return (
    <ColumnTable
      label="Fine-tuning"
      columns={columnsFor(projectId)}
      rows={rows}
      keyOf={({ experiment: { id } }) => id}
    />
  )
}

const columnsFor = (projectId: string): TableColumn<{ tuning: TuningView; experiment: ExperimentView }>[] => [
  {
    head: 'Name',
    main: true,
    cell: ({ tuning: { runId, name } }) => (
      <Link href={`/projects/${projectId}/runs/${runId}`} className="hover:underline">
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  { head: 'Base model', cell: ({ experiment: { baseModel } }) => baseModel },
  {
    head: 'State',
    className: 'w-36',
    cell: ({ experiment: { status } }) => (
      <span className={status === 'failed' ? 'font-medium text-text-1' : undefined}>{words[status]}</span>
    ),
  },
  {
    head: 'Model, or what was told',
    wrap: true,
    className: 'max-md:hidden',
    cell: ({ experiment: { modelName, told } }) => <bdi>{modelName ?? told ?? '–'}</bdi>,
  },
  { head: 'Provider', className: 'w-28 max-lg:hidden', cell: ({ tuning: { provider } }) => provider },
  {
    head: 'When',
    number: true,
    className: 'w-28 max-md:hidden',
    cell: ({ tuning: { createdAt } }) => <TimeAgo at={createdAt} />,
  },
]
