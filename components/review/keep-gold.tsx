'use client'
import { useState, useTransition } from 'react'
import { keepGold } from '@/lib/review/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'

type Props = { projectId: string; sampleId: string; labels: string[]; words: string }

/** A curator keeps an answer as known, right where it was given. */
export function KeepGold({ projectId, sampleId, labels, words }: Props) {
  const [said, setSaid] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const keep = () =>
    start(async () => {
      await unwrap(keepGold(projectId, { sampleId, labels })).then(
        () => setSaid('Kept: queues that ask for known answers slip it in.'),
        (error: Error) => setSaid(error.message),
      )
    })
  return (
    <div className="flex min-h-11 items-center gap-2 border-b px-4 text-12 text-text-2">
      <span className="min-w-0 flex-1">{said ?? `Sure that this is ${words}?`}</span>
      {!said && (
        <Button size="small" pending={pending} onClick={keep}>
          Keep as known answer
        </Button>
      )}
    </div>
  )
}
