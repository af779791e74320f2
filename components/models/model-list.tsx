'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ModelSummary } from '@/lib/models/schema'
import { EmptyState } from '../ui/empty-state'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
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
  return (
    <Table label="Models" fixed>
      <TableHead>
        <TableHeadCell>Name</TableHeadCell>
        <TableHeadCell className="w-28">State</TableHeadCell>
        <TableHeadCell className="w-24 max-md:hidden" number>
          Learnt from
        </TableHeadCell>
        <TableHeadCell className="w-24 max-md:hidden" number>
          Held out
        </TableHeadCell>
        <TableHeadCell className="w-20" number>
          AUROC
        </TableHeadCell>
        <TableHeadCell className="w-20 max-sm:hidden" number>
          F1
        </TableHeadCell>
        <TableHeadCell className="w-28 max-lg:hidden" number>
          FPR at 95 % recall
        </TableHeadCell>
        <TableHeadCell className="w-20 max-lg:hidden" number>
          ECE
        </TableHeadCell>
        <TableHeadCell className="w-28 max-lg:hidden">By</TableHeadCell>
        <TableHeadCell className="w-28 max-md:hidden" number>
          When
        </TableHeadCell>
      </TableHead>
      <tbody>
        {models.map((model) => (
          <Row key={model.id} projectId={projectId} model={model} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ projectId, model }: { projectId: string; model: ModelSummary }) {
  const measures = model.heldOut?.measures
  const reason = model.state === 'ready' ? undefined : (model.reason ?? 'It is not trained yet')
  const figure = (name: 'auroc' | 'f1' | 'fprAtRecall95' | 'ece') => (
    <Num value={measures?.[name].value ?? null} as="score-short" reason={measures?.[name].reason ?? reason} />
  )
  return (
    <TableRow>
      <TableCell main>
        <Link href={`/projects/${projectId}/models/${model.id}?dataset=${model.datasetId}`} className="hover:underline">
          <bdi>{model.name}</bdi>
        </Link>
      </TableCell>
      <TableCell>
        <ModelStateWord state={model.state} />
      </TableCell>
      <TableCell number className="max-md:hidden">
        <Num value={model.trainedOn?.texts ?? null} reason={reason} />
      </TableCell>
      <TableCell number className="max-md:hidden">
        <Num value={model.heldOut?.n ?? null} reason={reason} />
      </TableCell>
      <TableCell number>{figure('auroc')}</TableCell>
      <TableCell number className="max-sm:hidden">
        {figure('f1')}
      </TableCell>
      <TableCell number className="max-lg:hidden">
        {figure('fprAtRecall95')}
      </TableCell>
      <TableCell number className="max-lg:hidden">
        {figure('ece')}
      </TableCell>
      <TableCell className="max-lg:hidden">{model.madeBy}</TableCell>
      <TableCell number className="max-md:hidden">
        <TimeAgo at={model.createdAt} />
      </TableCell>
    </TableRow>
  )
}
