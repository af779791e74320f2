'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { saveDraft } from '@/lib/policy/actions'
import { asDraft } from '@/lib/policy/rules'
import type { LabelDraft, PolicyView } from '@/lib/policy/schema'
import { Refusal, unwrap } from '../api'
import { policyQuery } from './policy-query'

/** Every act is on screen at once and saved behind it, one after the other; what the server refuses is taken back. */
export function useDraft(projectId: string, policy: PolicyView) {
  const client = useQueryClient()
  const { id: policyId, version } = policy
  const { queryKey } = policyQuery(projectId, policyId, version.number)
  const show = (change: (policy: PolicyView) => PolicyView) =>
    client.setQueryData(queryKey, (now) => now && change(now))
  const load = () => client.invalidateQueries({ queryKey })

  const current = () => client.getQueryData(queryKey)?.version ?? version
  const showLabels = (labels: LabelDraft[]) =>
    show((now) => ({
      ...now,
      version: { ...now.version, labels: labels.map((label, position) => ({ ...label, id: label.code, position })) },
    }))

  const save = useMutation({
    scope: { id: `draft ${version.id}` },
    mutationFn: ({ labels }: { labels: LabelDraft[]; before: LabelDraft[] }) =>
      unwrap(saveDraft(projectId, { policyId, versionId: version.id, revision: current().revision, labels })),
    onMutate: () => client.cancelQueries({ queryKey }),
    onSuccess: ({ revision }) => show((now) => ({ ...now, version: { ...now.version, revision } })),
    onError: (_error, { before }) => showLabels(before),
  })

  /** From what is there now, not from what was last drawn: two keys may fall between two frames. */
  function change(act: (labels: LabelDraft[]) => LabelDraft[]) {
    const before = current().labels.map(asDraft)
    const labels = act(before)
    showLabels(labels)
    save.mutate({ labels, before })
  }

  return {
    labels: version.labels.map(asDraft),
    saving: save.isPending,
    saved: save.isSuccess,
    error: save.error,
    stale: save.error instanceof Refusal && save.error.code === 'conflict',
    load: () => {
      save.reset()
      return load()
    },
    change,
  }
}

export type Draft = ReturnType<typeof useDraft>
