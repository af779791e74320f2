'use client'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { MyDecision } from '@/lib/review/decision/schema'
import { type Logged, loggedFrom } from '@/lib/review/desk/rules'
import type { QueueView } from '@/lib/review/queue/schema'
import type { DatasetInfo } from '@/lib/samples/schema'
import { createDesk, type Desk, type DeskStore } from './desk-store'
import { type Outbox, outboxOf } from './outbox'
import { useSupply } from './use-supply'

type Setup = { projectId: string; userId: string; dataset: DatasetInfo; queue: QueueView; decisions: MyDecision[] }

/** The desk of one queue: opened when the outbox is, kept supplied with samples, its seats held while it is open and given back when it closes. */
export function useDesk({ projectId, userId, dataset, queue, decisions }: Setup) {
  const [desk, setDesk] = useState<DeskStore | null>(null)
  const [outbox, setOutbox] = useState<Outbox | null>(null)
  const first = useRef({ dataset, queue, decisions })

  useEffect(() => {
    const box = outboxOf(userId, projectId)
    let gone = false
    void box.ready.then(() => {
      if (gone) return
      const { dataset, queue, decisions } = first.current
      const log = logOf(box, decisions)
      setOutbox(box)
      setDesk(createDesk({ labels: dataset.labels, queueId: queue.id, blind: queue.blind, log, outbox: box }))
    })
    return () => {
      gone = true
    }
  }, [userId, projectId])

  useEffect(() => {
    if (!desk || !outbox) return
    const stop = outbox.onSettled(desk.settled)
    return () => void stop()
  }, [desk, outbox])
  useSight(desk)
  const supply = useSupply(projectId, queue.id, desk, outbox)
  return { desk, outbox, ...supply }
}

/** What this browser has not sent yet stands before what the studio knows. */
function logOf(outbox: Outbox, decisions: readonly MyDecision[]): Logged[] {
  const waiting = outbox.waiting().filter(({ refusal }) => !refusal)
  const undone = new Set(waiting.flatMap(({ entry }) => (entry.kind === 'undo' ? [entry.of] : [])))
  const unsent = waiting.flatMap(({ entry, excerpt }): Logged[] =>
    entry.kind === 'decide'
      ? [
          {
            of: entry.key,
            sampleId: entry.sampleId,
            itemId: entry.itemId ?? null,
            queueId: null,
            act: entry.act,
            labels: entry.labels ?? [],
            polarity: 'none',
            seconds: entry.seconds ?? null,
            bulk: null,
            excerpt,
          },
        ]
      : [],
  )
  const keys = new Set(unsent.map(({ of }) => of))
  return [...unsent.reverse(), ...decisions.map(loggedFrom).filter(({ of }) => !keys.has(of))].filter(
    ({ of }) => !undone.has(of),
  )
}

function useSight(desk: DeskStore | null) {
  useEffect(() => {
    const look = () => desk?.sight(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [desk])
}

export function useDeskState(desk: DeskStore): Desk {
  return useSyncExternalStore(desk.subscribe, desk.state, desk.state)
}
