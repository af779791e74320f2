'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { RunView } from '@/lib/runs/schema'
import { Card } from '../ui/card'
import { TextLink } from '../ui/text-link'
import { RunLine } from './run-line'
import { runsQuery } from './runs-query'

export function RunningCard({ projectId, initial }: { projectId: string; initial: RunView[] }) {
  const { data: runs } = useQuery({ ...runsQuery(projectId, { status: 'running', take: 5 }), initialData: initial })
  return (
    <Card
      title="Running"
      meta={runs.length}
      actions={<TextLink href={`/projects/${projectId}/runs`}>All runs</TextLink>}
    >
      {runs.length === 0 && <p className="p-4 text-text-2">Nothing is running.</p>}
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
