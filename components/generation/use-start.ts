'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { startGeneration } from '@/lib/generation/actions'
import type { StartGenerationInput } from '@/lib/generation/schema'
import { unwrap } from '../api'

export function useStart(projectId: string) {
  const router = useRouter()
  return useMutation({
    mutationFn: (plan: StartGenerationInput) => unwrap(startGeneration(projectId, plan)),
    onSuccess: ({ runId }) => router.push(`/projects/${projectId}/generation/${runId}`),
  })
}
