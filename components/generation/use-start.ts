'use client'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { startGeneration } from '@/lib/generation/actions'
import type { StartGenerationInput } from '@/lib/generation/schema'
import { unwrap } from '../api'
import { useLeave } from '../use-leave'

/** Starts once: until the page of the run is there, another press would be another run, and be paid for. */
export function useStart(projectId: string, leave: () => void) {
  const { leaving, go } = useLeave()
  // A mutation shows that it is under way with the next drawing only: two presses before it would be two runs.
  const begun = useRef(false)
  const { mutate, error, isPending } = useMutation({
    mutationFn: (plan: StartGenerationInput) => unwrap(startGeneration(projectId, plan)),
    onSuccess: ({ runId }) => {
      leave()
      go(`/projects/${projectId}/generation/${runId}`)
    },
    onError: () => {
      begun.current = false
    },
  })
  return {
    error,
    pending: isPending || leaving,
    start(plan: StartGenerationInput) {
      if (begun.current) return
      begun.current = true
      mutate(plan)
    },
  }
}
