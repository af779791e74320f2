'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { certifySnapshot, startAudit } from '@/lib/snapshots/actions'
import { unwrap } from '../api'
import { everySnapshot } from './snapshots-query'

export function useStartAudit(projectId: string, snapshotId: string, onStarted: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { bound: number; allowed: number }) => unwrap(startAudit(projectId, { snapshotId, ...input })),
    onSuccess: async () => {
      await client.invalidateQueries(everySnapshot(projectId))
      onStarted()
    },
  })
}

export function useCertify(projectId: string, snapshotId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (auditId: string) => unwrap(certifySnapshot(projectId, { snapshotId, auditId })),
    onSettled: () => client.invalidateQueries(everySnapshot(projectId)),
  })
}
