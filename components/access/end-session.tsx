'use client'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { useToast } from '@/components/ui/toast'
import { endOtherSessions, endSession } from '@/lib/access/actions'

export function EndSession({ id, browser }: { id: string; browser: string }) {
  const { failure, pending, run } = useEnding()
  return (
    <>
      <Button
        size="small"
        kind="ghost"
        pending={pending}
        aria-label={`End the session in ${browser}`}
        onClick={() => run(() => endSession({ sessionId: id }), 'That session has ended')}
      >
        End
      </Button>
      {failure && <ErrorNote>{failure}</ErrorNote>}
    </>
  )
}

export function EndOtherSessions({ others }: { others: number }) {
  const { failure, pending, run } = useEnding()
  return (
    <>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button
        size="small"
        pending={pending}
        disabledReason={others === 0 && 'This is your only session'}
        onClick={() => run(() => endOtherSessions({}), 'All other sessions have ended')}
      >
        End all others
      </Button>
    </>
  )
}

function useEnding() {
  const toast = useToast()
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const run = (end: () => Promise<{ ok: true } | { ok: false; error: { message: string } }>, words: string) =>
    start(async () => {
      const result = await end()
      setFailure(result.ok ? null : result.error.message)
      if (result.ok) toast(words)
    })
  return { failure, pending, run }
}
