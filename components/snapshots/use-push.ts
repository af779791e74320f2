'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { pushSnapshot } from '@/lib/snapshots/actions'
import type { pushSnapshotInput } from '@/lib/snapshots/push/schema'
import { unwrap } from '../api'

/** Starts the run and goes to where it can be watched. */
export function usePush(projectId: string) {
  const router = useRouter()
  return useMutation({
    mutationFn: (input: z.input<typeof pushSnapshotInput>) => unwrap(pushSnapshot(projectId, input)),
    onSuccess: ({ runId }) => router.push(`/projects/${projectId}/runs/${runId}`),
  })
}
