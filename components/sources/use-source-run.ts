'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RunDetailView } from '@/lib/runs/schema'
import { runQuery } from '../runs/runs-query'
import { everySource } from './sources-query'

/** The run that fills a source. Each step of it is a reason to look at the source again. */
export function useSourceRun(
  projectId: string,
  sourceId: string,
  runId: string | null,
  initial: RunDetailView | null,
): RunDetailView | null {
  const client = useQueryClient()
  const { data } = useQuery({
    ...runQuery(projectId, runId ?? ''),
    enabled: runId !== null,
    ...(initial && initial.id === runId && { initialData: initial }),
  })
  const step = data ? `${data.status} ${data.units.done} ${data.units.failed}` : null
  useEffect(() => {
    if (step) void client.invalidateQueries({ queryKey: [...everySource(projectId).queryKey, sourceId] })
  }, [client, projectId, sourceId, step])
  return data ?? null
}
