'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { startGeneration } from '@/lib/generation/actions'
import type { StartGenerationInput } from '@/lib/generation/schema'
import { unwrap } from '../api'

/** Starts once: until the page of the run is there, another press would be another run, and be paid for. */
export function useStart(projectId: string, leave: () => void) {
  const router = useRouter()
  const begun = useRef(false)
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: (plan: StartGenerationInput) => unwrap(startGeneration(projectId, plan)),
    onSuccess: ({ runId }) => {
      leave()
      router.push(`/projects/${projectId}/generation/${runId}`)
    },
    onError: () => {
      begun.current = false
    },
  })
  return {
    error,
    pending: isPending || isSuccess,
    start(plan: StartGenerationInput) {
      if (begun.current) return
      begun.current = true
      mutate(plan)
    },
  }
}
