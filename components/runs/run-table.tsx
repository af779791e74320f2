import Link from 'next/link'
import type { RunView } from '@/lib/runs/schema'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'
import { RunLine } from './run-line'
import { RunStatusWord } from './run-status-word'

type Props = { label: string; what: string; runs: RunView[]; hrefOf: (run: RunView) => string }

/** Runs with how they go; each opens at its own place. */
export function RunTable({ label, what, runs, hrefOf }: Props) {
  return (
    <Table label={label} fixed>
      <TableHead>
        <TableHeadCell className="w-14" number>
          No.
        </TableHeadCell>
        <TableHeadCell>{what}</TableHeadCell>
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
              <Link href={hrefOf(run)} className="rounded-1 hover:underline">
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
