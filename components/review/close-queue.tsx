'use client'
import { useRouter } from 'next/navigation'
import { closeQueue } from '@/lib/review/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'

export function CloseQueue({ projectId, queueId, name }: { projectId: string; queueId: string; name: string }) {
  const router = useRouter()
  return (
    <ConfirmDialog
      title={`Close ${name}?`}
      consequence="Nobody gets samples from it any more. What was decided stays."
      confirm="Close queue"
      trigger={<Button>Close</Button>}
      onConfirm={async () => {
        await unwrap(closeQueue(projectId, { queueId }))
        router.refresh()
      }}
    />
  )
}
