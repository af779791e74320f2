'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ModelSummary } from '@/lib/models/schema'
import { ColumnTable, type TableColumn } from '../ui/column-table'
import { EmptyState } from '../ui/empty-state'
import { Num } from '../ui/num'
import { TimeAgo } from '../ui/time-ago'
import { ModelStateWord } from './model-state'
import { modelsQuery } from './models-query'

type Props = { projectId: string; dataset: string; archived: boolean; initial: ModelSummary[]; action?: ReactNode }

export function ModelList({ projectId, dataset, archived, initial, action }: Props) {
  const { data: models } = useQuery({ ...modelsQuery(projectId, { dataset, archived }), initialData: initial })
  if (models.length === 0)
    return archived ? (
      <EmptyState title="No model is archived">What is archived still scores for those who name it.</EmptyState>
    ) : (
      <EmptyState title="No model yet" action={action}>
        The local classifier learns from the labelled samples of this dataset in seconds, on this machine. A part of
        them is held out, so that what it is worth is measured on texts it has not seen.
      </EmptyState>
    )
  return <ColumnTable label="Models" columns={columnsFor(projectId)} rows={models} keyOf={({ id }) => id} />
}

const columnsFor = (projectId: string): TableColumn<ModelSummary>[] => [
  {
    head: 'Name',
    main: true,
    cell: ({ id, name, datasetId }) => (
      <Link href={`/projects/${projectId}/models/${id}?dataset=${datasetId}`} className="hover:underline">
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  { head: 'State', className: 'w-28', cell: ({ state }) => <ModelStateWord state={state} /> },
  {
    head: 'Learnt from',
    number: true,
    className: 'w-24 max-md:hidden',
    cell: (model) => <Num value={model.trainedOn?.texts ?? null} reason={whyNot(model)} />,
  },
  {
    head: 'Held out',
    number: true,
    className: 'w-24 max-md:hidden',
    cell: (model) => <Num value={model.heldOut?.n ?? null} reason={whyNot(model)} />,
  },
  measure('AUROC', 'auroc', 'w-20'),
  measure('F1', 'f1', 'w-20 max-sm:hidden'),
  measure('FPR at 95 % recall', 'fprAtRecall95', 'w-28 max-lg:hidden'),
  measure('ECE', 'ece', 'w-20 max-lg:hidden'),
  { head: 'By', className: 'w-28 max-lg:hidden', cell: ({ madeBy }) => madeBy },
  {
    head: 'When',
    number: true,
    className: 'w-28 max-md:hidden',
    cell: ({ createdAt }) => <TimeAgo at={createdAt} />,
  },
]

function measure(
  head: string,
  name: 'auroc' | 'f1' | 'fprAtRecall95' | 'ece',
  className: string,
): TableColumn<ModelSummary> {
  return {
    head,
    number: true,
    className,
    cell: (model) => {
      const measured = model.heldOut?.measures[name]
      return <Num value={measured?.value ?? null} as="score-short" reason={measured?.reason ?? whyNot(model)} />
    },
  }
}

const whyNot = ({ state, reason }: ModelSummary) =>
  state === 'ready' ? undefined : (reason ?? 'It is not trained yet')
