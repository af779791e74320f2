'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ExperimentView, TuningView } from '@/lib/models/tuning/schema'
import { EmptyState } from '../ui/empty-state'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
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
  return (
    <Table label="Fine-tuning" fixed>
      <TableHead>
        <TableHeadCell>Name</TableHeadCell>
        <TableHeadCell>Base model</TableHeadCell>
        <TableHeadCell className="w-36">State</TableHeadCell>
        <TableHeadCell className="max-md:hidden">Model, or what was told</TableHeadCell>
        <TableHeadCell className="w-28 max-lg:hidden">Provider</TableHeadCell>
        <TableHeadCell className="w-28 max-md:hidden" number>
          When
        </TableHeadCell>
      </TableHead>
      <tbody>
        {tunings.flatMap((tuning) =>
          tuning.experiments.map((experiment) => (
            <TableRow key={experiment.id}>
              <TableCell main>
                <Link href={`/projects/${projectId}/runs/${tuning.runId}`} className="hover:underline">
                  <bdi>{tuning.name}</bdi>
                </Link>
              </TableCell>
              <TableCell>{experiment.baseModel}</TableCell>
              <TableCell className={experiment.status === 'failed' ? 'font-medium text-text-1' : undefined}>
                {words[experiment.status]}
              </TableCell>
              <TableCell wrap className="max-md:hidden">
                <bdi>{experiment.modelName ?? experiment.told ?? '–'}</bdi>
              </TableCell>
              <TableCell className="max-lg:hidden">{tuning.provider}</TableCell>
              <TableCell number className="max-md:hidden">
                <TimeAgo at={tuning.createdAt} />
              </TableCell>
            </TableRow>
          )),
        )}
      </tbody>
    </Table>
  )
}
