import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RunDetail } from '@/components/runs/run-detail'
import { can } from '@/lib/ctx'
import { enterPage, orNotFound } from '@/lib/pages'
import { getRun } from '@/lib/runs/get-run'
import { runInput } from '@/lib/runs/schema'

export const metadata: Metadata = { title: 'Run' }

export default async function RunPage({ params }: PageProps<'/projects/[projectId]/runs/[runId]'>) {
  const { projectId, runId } = await params
  const ctx = await enterPage(projectId)
  const input = runInput.safeParse({ runId })
  if (!input.success) notFound()
  const run = await orNotFound(getRun(ctx, input.data))
  return <RunDetail projectId={projectId} initial={run} mayCurate={can(ctx.role, 'curate')} />
}
