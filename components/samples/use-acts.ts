'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { labelSample, undoDecision } from '@/lib/samples/actions'
import type { DecisionOutcome, HandAct, SamplePage } from '@/lib/samples/schema'
import { unwrap } from '../api'
import { useToast } from '../ui/toast'
import { everyCount, everyWindow, sampleQuery } from './samples-query'

export type Handed = { id: string; revision: number; act: HandAct; labels?: string[]; said: string }

/** Acts on one sample. The row changes where it stands; what was done last can be taken back, one after the other. */
export function useActs(projectId: string) {
  const client = useQueryClient()
  const toast = useToast()
  const [done, setDone] = useState<string[]>([])
  const [failure, setFailure] = useState<string | null>(null)

  function settle({ id, decisionId: _, ...values }: DecisionOutcome) {
    client.setQueriesData<SamplePage>(
      everyWindow(projectId),
      (page) => page && { ...page, samples: page.samples.map((row) => (row.id === id ? { ...row, ...values } : row)) },
    )
    void client.invalidateQueries(everyCount(projectId))
    void client.invalidateQueries(sampleQuery(projectId, id))
  }
  function fail(error: Error, id?: string) {
    setFailure(error.message)
    void client.invalidateQueries(everyWindow(projectId))
    if (id) void client.invalidateQueries(sampleQuery(projectId, id))
  }

  const takeBack = useMutation({
    mutationFn: (decisionId: string) => unwrap(undoDecision(projectId, { decisionId })),
    onSuccess: (outcome, decisionId) => {
      setDone((before) => before.filter((each) => each !== decisionId))
      settle(outcome)
      toast('Taken back')
    },
    onError: (error) => fail(error),
  })
  const act = useMutation({
    mutationFn: ({ id, revision, act, labels }: Handed) =>
      unwrap(labelSample(projectId, { sampleId: id, revision, act, ...(labels && { labels }) })),
    onSuccess: (outcome, { said }) => {
      setFailure(null)
      setDone((before) => [...before.slice(-49), outcome.decisionId])
      settle(outcome)
      toast(said, { label: 'Undo', keys: 'z', run: () => takeBack.mutate(outcome.decisionId) })
    },
    onError: (error, { id }) => fail(error, id),
  })
  return {
    act: act.mutate,
    undo: () => {
      const last = done.at(-1)
      if (last && !takeBack.isPending) takeBack.mutate(last)
    },
    failure,
    dismiss: () => setFailure(null),
  }
}
