'use client'
import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { pushSnapshot } from '@/lib/snapshots/actions'
import type { pushSnapshotInput } from '@/lib/snapshots/push/schema'
import { unwrap } from '../api'
import { useLeave } from '../use-leave'

/** Starts the run and goes to where it can be watched. */
export function usePush(projectId: string) {
  const { leaving, go } = useLeave()
  const asked = useMutation({
    mutationFn: (input: z.input<typeof pushSnapshotInput>) => unwrap(pushSnapshot(projectId, input)),
    onSuccess: ({ runId }) => go(`/projects/${projectId}/runs/${runId}`),
  })
  return { ...asked, isPending: asked.isPending || leaving }
}
