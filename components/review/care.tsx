'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { stopReviewing } from '@/lib/review/actions'
import { type AtDesk, minutesAtDesk } from '@/lib/review/settings/rules'
import { unwrap } from '../api'
import { Button } from '../ui/button'

/** Suggests a break after a while with the desk in sight. */
export function BreakReminder({ projectId, breakMinutes }: { projectId: string; breakMinutes: number | null }) {
  const [minutes, setMinutes] = useState(0)
  const [quietUntil, setQuietUntil] = useState(0)
  useEffect(() => {
    setMinutes(minutesAtDesk(keptMinutes(), Date.now()))
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return
      const now = { minutes: minutesAtDesk(keptMinutes(), Date.now()) + 1, at: Date.now() }
      sessionStorage.setItem(place, JSON.stringify(now))
      setMinutes(now.minutes)
    }, 60_000)
    return () => clearInterval(timer)
  }, [])
  if (breakMinutes === null || minutes < Math.max(breakMinutes, quietUntil)) return null
  return (
    <div role="status" className="flex min-h-9 flex-none items-center gap-2 border-b bg-surface-2 px-4 text-12">
      <span className="flex-1">You have been here for {minutes} minutes. A break helps; everything waits for you.</span>
      <Button kind="ghost" size="small" onClick={() => setQuietUntil(minutes + 10)}>
        In ten minutes
      </Button>
      <StopButton projectId={projectId} />
    </div>
  )
}

const place = 'assay-at-desk'

function keptMinutes(): AtDesk | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null')
  } catch {
    return null
  }
}

/** Lets go of everything one holds, at once. No reason is asked and nobody is told. */
export function StopButton({ projectId }: { projectId: string }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const stop = () =>
    start(async () => {
      // Without a connection the leases run out by themselves.
      await unwrap(stopReviewing(projectId, {})).catch(() => undefined)
      router.push(`/projects/${projectId}`)
    })
  return (
    <Button kind="ghost" size="small" pending={pending} onClick={stop}>
      I need to stop
    </Button>
  )
}
