'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { bulkSaid } from '@/lib/samples/bulk/rules'
import { RunLine } from '../runs/run-line'
import { runQuery } from '../runs/runs-query'
import { TextLink } from '../ui/text-link'
import { useToast } from '../ui/toast'
import type { Going } from './use-bulk'
import { type BulkResult, restWords } from './words'

type Props = { projectId: string; going: Going; onEnded: () => void; onUndo: (going: Going) => void }

/** A bulk act as it goes; at its end, what it came to. */
export function BulkProgress({ projectId, going, onEnded, onUndo }: Props) {
  const toast = useToast()
  const { data: run } = useQuery({ ...runQuery(projectId, going.runId), refetchInterval: 400 })
  const over = run && run.status !== 'running' && run.status !== 'paused'
  const end = useEffectEvent(() => {
    if (!run) return
    const result = run.result as BulkResult | null
    onEnded()
    if (run.status !== 'done' || !result) return toast(`${run.title}: ${run.reason ?? run.status}`)
    const said = going.act ? `${going.undoes ? 'Undone: ' : ''}${bulkSaid(going.act, result.changed)}` : run.title
    const text = `${said}${restWords(result)}`
    if (going.undoes || result.changed === 0) return toast(text)
    toast(text, { label: 'Undo', run: () => onUndo(going) })
  })
  // Said once, when it is over.
  useEffect(() => {
    if (over) end()
  }, [over])
  if (!run) return null
  return (
    <div className="flex flex-none items-center gap-4 border-t bg-surface-1 px-3.5 py-2">
      <div className="min-w-0 flex-1">
        <RunLine run={run} label={run.title} />
      </div>
      <TextLink href={`/projects/${projectId}/runs/${run.id}`}>Open the run</TextLink>
    </div>
  )
}
