'use client'
import { Button } from '@/components/ui/button'
import { Secret } from '@/components/ui/secret'

export function KeyMade({ projectId, secret, close }: { projectId: string | null; secret: string; close: () => void }) {
  const path = projectId ? `/api/v1/projects/${projectId}/members` : '/api/v1/me'
  const curl = `curl -H "Authorization: Bearer ${secret}" ${window.location.origin}${path}`
  return (
    <div className="flex flex-col gap-4">
      <Secret label="API key" text={secret} />
      <Secret label="Command" text={curl} note="Try it in a terminal." />
      <Button className="self-end" onClick={close}>
        Done
      </Button>
    </div>
  )
}
