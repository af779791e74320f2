'use client'
import { Ban, Pause, Play, RotateCcw } from 'lucide-react'
import { runCan } from '@/lib/runs/rules'
import type { RunView } from '@/lib/runs/schema'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { ErrorNote } from '../ui/error-note'
import { useRunAct } from './use-run-act'

type Props = {
  projectId: string
  run: RunView
  mayCurate: boolean
  /** Why it would only stop again. */
  stands?: string | undefined
}

export function RunActs({ projectId, run, mayCurate, stands }: Props) {
  const act = useRunAct(projectId, run)
  const reason = mayCurate ? undefined : 'Curators and owners steer runs'
  return (
    <>
      {act.error && <ErrorNote>{act.error.message}</ErrorNote>}
      {runCan.pause(run) && (
        <Button
          icon={<Pause aria-hidden="true" />}
          disabledReason={reason}
          pending={act.isPending}
          onClick={() => act.mutate('pause')}
        >
          Pause
        </Button>
      )}
      {runCan.resume(run) && (
        <Button
          kind={stands ? 'plain' : 'filled'}
          icon={<Play aria-hidden="true" />}
          disabledReason={reason ?? stands}
          pending={act.isPending}
          onClick={() => act.mutate('resume')}
        >
          Resume
        </Button>
      )}
      {runCan.retry(run) && (
        <Button
          kind="filled"
          icon={<RotateCcw aria-hidden="true" />}
          disabledReason={reason}
          pending={act.isPending}
          onClick={() => act.mutate('retry')}
        >
          Try what failed again
        </Button>
      )}
      {runCan.cancel(run) && (
        <ConfirmDialog
          title={`Cancel ${run.title}?`}
          consequence="What is finished stays. What is under way stops within two seconds and is not kept. A cancelled run cannot go on."
          confirm="Cancel the run"
          onConfirm={async () => void (await act.mutateAsync('cancel'))}
          trigger={
            <Button icon={<Ban aria-hidden="true" />} disabledReason={reason}>
              Cancel
            </Button>
          }
        />
      )}
    </>
  )
}
