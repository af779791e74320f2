'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { RunFilter, RunView } from '@/lib/runs/schema'
import { EmptyState } from '../ui/empty-state'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'
import { RunLine } from './run-line'
import { RunStatusWord } from './run-status-word'
import { runsQuery } from './runs-query'

export function RunList({ projectId, filter, initial }: { projectId: string; filter: RunFilter; initial: RunView[] }) {
  const { data: runs } = useQuery({ ...runsQuery(projectId, filter), initialData: initial })
  if (runs.length === 0)
    return (
      <EmptyState title={filter.status ? 'No run in this state' : 'No run yet'}>
        Long work appears here: what it has done, how fast, what it cost, and why it stopped. Checking a dataset, in
        Settings, is one.
      </EmptyState>
    )
  return (
    <Table label="Runs" fixed>
      <TableHead>
        <TableHeadCell className="w-14" number>
          No.
        </TableHeadCell>
        <TableHeadCell>Run</TableHeadCell>
        <TableHeadCell className="w-28">State</TableHeadCell>
        <TableHeadCell className="w-[38%] max-sm:hidden">Progress</TableHeadCell>
        <TableHeadCell className="w-32 max-md:hidden">Started by</TableHeadCell>
        <TableHeadCell className="w-28 max-sm:hidden" number>
          Started
        </TableHeadCell>
      </TableHead>
      <tbody>
        {runs.map((run) => (
          <TableRow key={run.id}>
            <TableCell number>{run.number}</TableCell>
            <TableCell main>
              <Link href={`/projects/${projectId}/runs/${run.id}`} className="hover:underline">
                {run.title}
              </Link>
            </TableCell>
            <TableCell>
              <RunStatusWord status={run.status} />
            </TableCell>
            <TableCell className="max-sm:hidden" wrap>
              <RunLine run={run} />
            </TableCell>
            <TableCell className="max-md:hidden">{run.startedBy}</TableCell>
            <TableCell number className="max-sm:hidden">
              <TimeAgo at={run.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
