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

  const save = useMutation({
    scope: { id: `draft ${version.id}` },
    mutationFn: (labels: LabelDraft[]) => {
      const revision = client.getQueryData(queryKey)?.version.revision ?? version.revision
      return unwrap(saveDraft(projectId, { policyId, versionId: version.id, revision, labels }))
    },
    onMutate: async (labels) => {
      const before = client.getQueryData(queryKey)?.version.labels ?? version.labels
      show((now) => ({
        ...now,
        version: { ...now.version, labels: labels.map((label, position) => ({ ...label, id: label.code, position })) },
      }))
      await client.cancelQueries({ queryKey })
      return before
    },
    onSuccess: ({ revision }) => show((now) => ({ ...now, version: { ...now.version, revision } })),
    onError: (_error, _labels, before) =>
      before && show((now) => ({ ...now, version: { ...now.version, labels: before } })),
  })

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
    set: (labels: LabelDraft[]) => save.mutate(labels),
  }
}

export type Draft = ReturnType<typeof useDraft>
