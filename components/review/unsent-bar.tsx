'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { LinkButton } from '../ui/link-button'
import { type Outbox, outboxOf } from './outbox'

type Props = { projectId: string; userId: string }

/** On every page of the project: what was decided and not sent goes out from here too, and says so while it cannot. */
export function UnsentBar(props: Props) {
  const [outbox, setOutbox] = useState<Outbox | null>(null)
  const { projectId, userId } = props
  useEffect(() => setOutbox(outboxOf(userId, projectId)), [userId, projectId])
  return outbox && <Bar outbox={outbox} projectId={projectId} />
}

function Bar({ outbox, projectId }: { outbox: Outbox; projectId: string }) {
  const { unsent, refused, trouble } = useSyncExternalStore(outbox.subscribe, outbox.state, outbox.state)
  const desk = `/projects/${projectId}/review`
  const waiting = (trouble ? unsent : 0) + refused.length
  if (usePathname() === desk || waiting === 0) return null
  return (
    <div
      role="status"
      className="fixed right-4 bottom-10 z-40 flex min-h-11 max-w-[calc(100vw-24px)] items-center gap-3 rounded-4 border border-border-strong bg-surface-1 px-4 py-1.5 text-13 shadow-3 max-sm:bottom-16"
    >
      <span>
        {waiting === 1 ? '1 decision is not settled' : `${waiting} decisions are not settled`}
        {trouble && `: ${trouble.toLowerCase()}`}
      </span>
      <LinkButton size="small" href={desk}>
        Look
      </LinkButton>
    </div>
  )
}
