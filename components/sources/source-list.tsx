'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useEffect } from 'react'
import type { RunView } from '@/lib/runs/schema'
import type { SourceView } from '@/lib/sources/schema'
import { RunStatusWord } from '../runs/run-status-word'
import { runsQuery } from '../runs/runs-query'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'
import { NoSources } from './no-sources'
import { everySource, sourcesQuery } from './sources-query'
import { holdsPassages, kindWords } from './words'

type Props = { projectId: string; before: string | undefined; initial: SourceView[]; runs: RunView[] }

export function SourceList({ projectId, before, initial, runs: firstRuns }: Props) {
  const { data: runs } = useQuery({ ...runsQuery(projectId, { take: 200 }), initialData: firstRuns })
  const moving = runs.some(({ status }) => status === 'running')
  const { data: sources } = useQuery({ ...sourcesQuery(projectId, before, moving), initialData: initial })
  const client = useQueryClient()
  // The last look before a run ended may be a second too early.
  useEffect(() => {
    if (!moving) void client.invalidateQueries(everySource(projectId))
  }, [client, projectId, moving])
  if (sources.length === 0) return <NoSources />
  const runOf = new Map(runs.map((run) => [run.id, run]))
  return (
    <Table label="Sources" fixed>
      <TableHead>
        <TableHeadCell>Name</TableHeadCell>
        <TableHeadCell className="w-28 max-md:hidden">Kind</TableHeadCell>
        <TableHeadCell className="w-32 max-lg:hidden">Licence</TableHeadCell>
        <TableHeadCell className="w-24 max-sm:w-20" number>
          Added
        </TableHeadCell>
        <TableHeadCell className="w-20 max-md:hidden" number>
          Repeats
        </TableHeadCell>
        <TableHeadCell className="w-20 max-md:hidden" number>
          Rejected
        </TableHeadCell>
        <TableHeadCell className="w-28 max-sm:w-24">State</TableHeadCell>
        <TableHeadCell className="w-32 max-lg:hidden">By</TableHeadCell>
        <TableHeadCell className="w-28 max-sm:hidden" number>
          When
        </TableHeadCell>
      </TableHead>
      <tbody>
        {sources.map((source) => (
          <Row key={source.id} projectId={projectId} source={source} run={runOf.get(source.runId ?? '')} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ projectId, source, run }: { projectId: string; source: SourceView; run: RunView | undefined }) {
  const passages = holdsPassages(source)
  return (
    <TableRow>
      <TableCell main>
        <Link href={`/projects/${projectId}/sources/${source.id}`} className="hover:underline">
          <bdi>{source.name}</bdi>
        </Link>
      </TableCell>
      <TableCell className="max-md:hidden">{kindWords[source.kind]}</TableCell>
      <TableCell className="max-lg:hidden">{source.licence ?? 'Not given'}</TableCell>
      <TableCell number>
        {passages ? (
          <Num value={passagesOf(run)} reason="Its page counts the passages" />
        ) : (
          <Num value={source.added} of={source.read} />
        )}
      </TableCell>
      <TableCell number className="max-md:hidden">
        <Num value={passages ? null : source.repeats} reason="Passages have no repeats" />
      </TableCell>
      <TableCell number className="max-md:hidden">
        <Num value={passages ? null : source.rejected} reason="A page that fails is on the source’s page" />
      </TableCell>
      <TableCell>{run ? <RunStatusWord status={run.status} /> : source.importedAt ? 'Done' : 'Not ended'}</TableCell>
      <TableCell className="max-lg:hidden">{source.startedBy}</TableCell>
      <TableCell number className="max-sm:hidden">
        <TimeAgo at={source.createdAt} />
      </TableCell>
    </TableRow>
  )
}

/** What a run of pages told when it ended. */
function passagesOf(run: RunView | undefined) {
  const result = run?.result
  if (typeof result !== 'object' || result === null || !('passages' in result)) return null
  return typeof result.passages === 'number' ? result.passages : null
}
