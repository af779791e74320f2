'use client'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { claimItems, releaseSeats, renewSeats } from '@/lib/review/actions'
import { renewEverySeconds } from '@/lib/review/decision/rules'
import type { MyDecision } from '@/lib/review/decision/schema'
import { type Logged, loggedFrom } from '@/lib/review/desk/rules'
import type { QueueView } from '@/lib/review/queue/schema'
import type { DatasetInfo } from '@/lib/samples/schema'
import { unwrap } from '../api'
import { useToast } from '../ui/toast'
import { createDesk, type Desk, type DeskStore } from './desk-store'
import { newKey } from './new-key'
import { type Outbox, outboxOf } from './outbox'

const [ahead, atOnce, askAgain] = [20, 24, 10_000]
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

/** Twenty samples ahead: some minutes of work without a connection. */
function useSupply(projectId: string, queueId: string, desk: DeskStore | null, outbox: Outbox | null) {
  const toast = useToast()
  const pastBudget = useRef(false)
  const asking = useRef(false)
  /** After a failure nothing is asked until the pause is over: without a connection every try fails at once. */
  const resting = useRef(false)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const ask = useRef((): void => undefined)
  const tellGone = useEffectEvent((gone: number) =>
    toast(`While you were away, ${gone === 1 ? '1 sample' : `${gone} samples`} went to others`),
  )

  useEffect(() => {
    if (!desk || !outbox) return
    let gone = false
    // One for each time the page is shown: once left, the studio gives nothing more to it.
    let loadId = newKey()
    ask.current = () => {
      if (asking.current || gone) return
      asking.current = true
      resting.current = false
      clearTimeout(pause.current)
      void unwrap(
        claimItems(projectId, {
          queueId,
          tabId: tabId(),
          loadId,
          take: atOnce,
          holding: desk.holding(),
          pastBudget: pastBudget.current,
        }),
      )
        .then((claimed) => {
          if (gone) return
          outbox.wake()
          desk.append(claimed)
          if (desk.state().empty) pause.current = setTimeout(() => ask.current(), askAgain)
        })
        .catch((error: Error) => {
          if (gone) return
          resting.current = true
          if (!desk.current()) desk.fail(error.message)
          pause.current = setTimeout(() => ask.current(), askAgain / 4)
        })
        .finally(() => {
          asking.current = false
          lookAhead()
        })
    }
    const lookAhead = () => {
      const { empty, failure } = desk.state()
      if (!empty && !failure && !resting.current && desk.ahead() < ahead) ask.current()
    }
    lookAhead()
    const stop = desk.subscribe(lookAhead)
    // Once the studio is heard of again, no pause is waited for.
    const wake = () => resting.current && ask.current()
    const stopHearing = outbox.onSettled(wake)
    window.addEventListener('online', wake)
    const renew = () => {
      if (document.visibilityState !== 'visible') return
      void unwrap(renewSeats(projectId, { loadId })).then(
        ({ itemIds }) => {
          const lost = gone ? 0 : desk.keepHeld(itemIds)
          if (lost > 0) tellGone(lost)
        },
        () => undefined,
      )
    }
    const renewing = setInterval(renew, renewEverySeconds * 1000)
    // Back in sight, perhaps after hours: what others took meanwhile is not decided twice.
    document.addEventListener('visibilitychange', renew)
    // A closing tab awaits no action; what is sent this way goes out all the same.
    const leave = () =>
      navigator.sendBeacon(
        `/api/farewells/${projectId}`,
        new Blob([JSON.stringify({ loadId, except: desk.unsent() })], { type: 'application/json' }),
      )
    // Brought back as it was left: what it shows may be somebody else’s by now.
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return
      loadId = newKey()
      desk.clear()
      ask.current()
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', comeBack)
    return () => {
      gone = true
      void stop()
      void stopHearing()
      window.removeEventListener('online', wake)
      clearInterval(renewing)
      clearTimeout(pause.current)
      document.removeEventListener('visibilitychange', renew)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
      void releaseSeats(projectId, { loadId, except: desk.unsent() }).catch(() => undefined)
    }
  }, [desk, outbox, projectId, queueId])

  return {
    askNow: () => ask.current(),
    goPastBudget: () => {
      pastBudget.current = true
      ask.current()
    },
  }
}

/** Outlives a reload, and is not shared with other tabs. */
function tabId() {
  const kept = sessionStorage.getItem('assay-tab')
  if (kept) return kept
  const made = newKey()
  sessionStorage.setItem('assay-tab', made)
  return made
}

export function useDeskState(desk: DeskStore): Desk {
  return useSyncExternalStore(desk.subscribe, desk.state, desk.state)
}
