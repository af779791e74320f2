'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useEffect } from 'react'
import { RunLine } from '../runs/run-line'
import { runsQuery } from '../runs/runs-query'
import { Card } from '../ui/card'
import { TextLink } from '../ui/text-link'
import { judgesKey } from './judges-query'

/** What judges were asked of late, and how far they are. */
export function PanelRuns({ projectId }: { projectId: string }) {
  const { data: runs } = useQuery(runsQuery(projectId, { kind: 'judge', take: 5 }))
  const client = useQueryClient()
  const done = runs?.reduce((sum, { units }) => sum + units.done, 0)
  // What judges said is counted elsewhere on the screen.
  useEffect(() => {
    if (done) void client.invalidateQueries({ queryKey: judgesKey(projectId) })
  }, [client, projectId, done])
  if (!runs || runs.length === 0) return null
  return (
    <Card title="Panel runs" actions={<TextLink href={`/projects/${projectId}/runs`}>All runs</TextLink>}>
      {runs.map((run) => (
        <Link
          key={run.id}
          href={`/projects/${projectId}/runs/${run.id}`}
          className="focus-inside block border-b p-4 last:border-b-0 hover:bg-surface-2"
        >
          <RunLine run={run} label={run.title} />
        </Link>
      ))}
    </Card>
  )
}
