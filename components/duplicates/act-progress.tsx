'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { RunLine } from '../runs/run-line'
import { runQuery } from '../runs/runs-query'
import { type BulkResult, restWords } from '../samples/words'
import type { Going } from './use-group-acts'
import { samplesWord } from './words'

const said = {
  merge: ['taken out', 'put back'],
  label: ['relabelled', 'as before'],
  flag: ['flagged for review', 'as before'],
} as const

/** What is done to groups as a run, or its undo, as it goes; at its end it says what it came to. */
export function ActProgress({
  projectId,
  going,
  onEnded,
}: {
  projectId: string
  going: Going
  onEnded: (said: string, changed: boolean) => void
}) {
  const { data: run } = useQuery({ ...runQuery(projectId, going.runId), refetchInterval: 400 })
  const over = run && run.status !== 'running' && run.status !== 'paused'
  const end = useEffectEvent(() => {
    if (!run) return
    const result = run.result as BulkResult | null
    if (run.status !== 'done') return onEnded(`${run.title}: ${run.reason ?? run.status}`, run.units.done > 0)
    const changed = result?.changed ?? 0
    onEnded(`${samplesWord(changed)} ${said[going.act][going.undoes ? 1 : 0]}${restWords(result)}`, changed > 0)
  })
  // Said once, when it is over.
  useEffect(() => {
    if (over) end()
  }, [over])
  if (!run) return null
  return (
    <div className="flex-none border-t bg-surface-1 px-4 py-2">
      <RunLine run={run} label={run.title} />
    </div>
  )
}
