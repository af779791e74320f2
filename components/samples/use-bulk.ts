'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { bulkSamples, undoBulk } from '@/lib/samples/actions'
import type { BulkAct } from '@/lib/samples/bulk/schema'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import { unwrap } from '../api'
import { everySample } from './samples-query'

/** Null for an act that is known by its run's title only. */
export type Going = { runId: string; act: BulkAct | null; undoes: string | null }

/** Acts on many samples: each is a run, shown until it ends, and offered to be undone then. */
export function useBulk(projectId: string, dataset: string) {
  const client = useQueryClient()
  const [going, setGoing] = useState<Going | null>(null)
  const start = useMutation({
    mutationFn: ({ filter, act }: { filter: SampleFilter; act: BulkAct }) =>
      unwrap(bulkSamples(projectId, { dataset, filter, act })),
    onSuccess: ({ id }, { act }) => setGoing({ runId: id, act, undoes: null }),
  })
  const back = useMutation({
    mutationFn: ({ runId }: { runId: string; act: BulkAct | null }) => unwrap(undoBulk(projectId, { runId })),
    onSuccess: ({ id }, { runId, act }) => setGoing({ runId: id, act, undoes: runId }),
  })
  return {
    going,
    start: start.mutateAsync,
    undo: back.mutate,
    watch: (runId: string) => setGoing({ runId, act: null, undoes: runId }),
    pending: start.isPending || back.isPending,
    failure: start.error?.message ?? back.error?.message ?? null,
    ended: () => {
      setGoing(null)
      void client.invalidateQueries(everySample(projectId))
    },
  }
}
