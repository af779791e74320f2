'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { RunView } from '@/lib/runs/schema'
import { RunLine } from '../runs/run-line'
import { RunStatusWord } from '../runs/run-status-word'
import { runsQuery } from '../runs/runs-query'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'

export function GenerationList({ projectId, initial }: { projectId: string; initial: RunView[] }) {
  const { data: runs } = useQuery({ ...runsQuery(projectId, { kind: 'generate', take: 100 }), initialData: initial })
  if (runs.length === 0)
    return (
      <EmptyState
        title="Nothing generated yet"
        action={
          <LinkButton kind="filled" href={`/projects/${projectId}/generation/new?fill=gaps`}>
            Fill the gaps
          </LinkButton>
        }
      >
        A generation writes what a dataset lacks: so many rows of each label, as each group of personas. The simulator
        is there from the start, so that it can be tried without a key.
      </EmptyState>
    )
  return (
    <Table label="Generations" fixed>
      <TableHead>
        <TableHeadCell className="w-14" number>
          No.
        </TableHeadCell>
        <TableHeadCell>Generation</TableHeadCell>
        <TableHeadCell className="w-28">State</TableHeadCell>
        <TableHeadCell className="w-[42%] max-md:hidden">Progress</TableHeadCell>
        <TableHeadCell className="w-28 max-sm:hidden" number>
          Started
        </TableHeadCell>
      </TableHead>
      <tbody>
        {runs.map((run) => (
          <TableRow key={run.id}>
            <TableCell number>{run.number}</TableCell>
            <TableCell main>
              <Link href={`/projects/${projectId}/generation/${run.id}`} className="rounded-1 hover:underline">
                {run.title}
              </Link>
            </TableCell>
            <TableCell>
              <RunStatusWord status={run.status} />
            </TableCell>
            <TableCell className="max-md:hidden" wrap>
              <RunLine run={run} />
            </TableCell>
            <TableCell number className="max-sm:hidden">
              <TimeAgo at={run.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
