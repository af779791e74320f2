'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { RunLine } from '../runs/run-line'
import { runQuery } from '../runs/runs-query'
import type { Going } from './use-group-acts'
import { samplesWord } from './words'

/** A collapse, or its undo, as it goes; at its end it says what it came to. */
export function CollapseProgress({
  projectId,
  going,
  onEnded,
}: {
  projectId: string
  going: Going
  onEnded: (said: string) => void
}) {
  const { data: run } = useQuery({ ...runQuery(projectId, going.runId), refetchInterval: 400 })
  const over = run && run.status !== 'running' && run.status !== 'paused'
  const end = useEffectEvent(() => {
    if (!run) return
    const changed = (run.result as { changed: number } | null)?.changed ?? 0
    if (run.status !== 'done') onEnded(`${run.title}: ${run.reason ?? run.status}`)
    else onEnded(going.undoes ? `${samplesWord(changed)} put back` : `${samplesWord(changed)} taken out`)
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
