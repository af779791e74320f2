'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { cancelRun, pauseRun, resumeRun, retryRun } from '@/lib/runs/actions'
import { unwrap } from '../api'
import { useToast } from '../ui/toast'
import { runQuery } from './runs-query'

const acts = { pause: pauseRun, resume: resumeRun, cancel: cancelRun, retry: retryRun }
const said = { pause: 'paused', resume: 'resumed', cancel: 'cancelled', retry: 'tried again' }

export function useRunAct(projectId: string, { id, title }: { id: string; title: string }) {
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (act: keyof typeof acts) => unwrap(acts[act](projectId, { runId: id })),
    onSuccess: (_, act) => toast(`${title} ${said[act]}`),
    onSettled: () => client.invalidateQueries(runQuery(projectId, id)),
  })
}
