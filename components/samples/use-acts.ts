'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { recordDecisions } from '@/lib/review/actions'
import type { MyDecision, ReviewEntry } from '@/lib/review/decision/schema'
import { labelSample, undoBulk } from '@/lib/samples/actions'
import type { DecisionOutcome, HandAct, SamplePage } from '@/lib/samples/schema'
import { api, Refusal, unwrap } from '../api'
import { newKey } from '../review/new-key'
import { useToast } from '../ui/toast'
import { everyCount, everyOne, everyWindow, sampleQuery } from './samples-query'

export type Handed = { id: string; revision: number; act: HandAct; labels?: string[]; said: string }
type Written = { id: string; revision: number } & (
  | { act: 'note'; note: string }
  | { act: 'rewrite'; prompt: string; response?: string }
)

/** Acts on one sample. The row changes where it stands; `z` takes back what one did last, before a reload and on many at once too. */
export function useActs(projectId: string, dataset: string, onBulk?: (runId: string) => void) {
  const client = useQueryClient()
  const toast = useToast()
  const [failure, setFailure] = useState<string | null>(null)
  // One after the other, however fast the keys fall; each starts from what the one before has made of the sample.
  const scope = { id: `hand ${projectId}` }
  const revisions = useRef(new Map<string, number>())

  function settle({ id, decisionId: _, ...values }: DecisionOutcome) {
    client.setQueryData(sampleQuery(projectId, id).queryKey, (view) => view && { ...view, ...values })
    client.setQueriesData<SamplePage>(
      everyWindow(projectId),
      (page) => page && { ...page, samples: page.samples.map((row) => (row.id === id ? { ...row, ...values } : row)) },
    )
    void client.invalidateQueries(everyCount(projectId))
    void client.invalidateQueries(sampleQuery(projectId, id))
  }
  function lookAgain() {
    for (const some of [everyWindow(projectId), everyCount(projectId), everyOne(projectId)])
      void client.invalidateQueries(some)
  }
  const now = (id: string, seen: number) => Math.max(seen, revisions.current.get(id) ?? 0)
  function fail(error: Error) {
    revisions.current.clear()
    setFailure(error.message)
    lookAgain()
  }
  async function send(entry: ReviewEntry) {
    const [result] = await unwrap(recordDecisions(projectId, { entries: [entry] }))
    if (result && !result.ok) throw new Refusal(result.code, result.message)
  }

  const takeBack = useMutation({
    scope,
    mutationFn: async (decisionId: string | null) => {
      const [last] = decisionId ? [] : await api<MyDecision[]>(`/projects/${projectId}/decisions`, { dataset, take: 1 })
      if (last?.bulk) {
        onBulk?.((await unwrap(undoBulk(projectId, { runId: last.bulk.runId }))).id)
        return `Being taken back: ${last.bulk.title}`
      }
      const of = decisionId ?? last?.id
      if (!of) return 'There is nothing of yours to take back'
      await send({ kind: 'undo', key: newKey(), of })
      return 'Taken back'
    },
    onSuccess: (said) => {
      revisions.current.clear()
      setFailure(null)
      lookAgain()
      toast(said)
    },
    onError: fail,
  })
  const act = useMutation({
    scope,
    mutationFn: ({ id, revision, act, labels }: Handed) =>
      unwrap(labelSample(projectId, { sampleId: id, revision: now(id, revision), act, ...(labels && { labels }) })),
    onSuccess: (outcome, { said }) => {
      revisions.current.set(outcome.id, outcome.revision)
      setFailure(null)
      settle(outcome)
      toast(said, { label: 'Undo', keys: 'z', run: () => takeBack.mutate(outcome.decisionId) })
    },
    onError: fail,
  })
  const write = useMutation({
    scope,
    mutationFn: ({ id, revision, ...rest }: Written) =>
      send({ kind: 'decide', key: newKey(), sampleId: id, revision: now(id, revision), ...rest }),
    onSuccess: (_, { act }) => {
      revisions.current.clear()
      setFailure(null)
      lookAgain()
      toast(act === 'note' ? 'Comment kept' : 'Text changed', {
        label: 'Undo',
        keys: 'z',
        run: () => takeBack.mutate(null),
      })
    },
    onError: fail,
  })
  return {
    act: act.mutate,
    write: write.mutate,
    undo: () => takeBack.mutate(null),
    failure,
    dismiss: () => setFailure(null),
  }
}
