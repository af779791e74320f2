'use client'
import { useEffect, useEffectEvent, useRef } from 'react'
import { claimItems, releaseSeats, renewSeats } from '@/lib/review/actions'
import { renewEverySeconds } from '@/lib/review/decision/rules'
import { unwrap } from '../api'
import { useToast } from '../ui/toast'
import type { DeskStore } from './desk-store'
import { newKey } from './new-key'
import type { Outbox } from './outbox'

const [ahead, atOnce, askAgain] = [20, 24, 10_000]

/** Twenty samples ahead: some minutes of work without a connection. */
export function useSupply(projectId: string, queueId: string, desk: DeskStore | null, outbox: Outbox | null) {
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
          const { empty } = desk.state()
          if (empty) askLater(empty.heldByOthers > 0 ? askAgain : 3 * askAgain)
        })
        .catch((error: Error) => {
          if (gone) return
          resting.current = true
          if (!desk.current()) desk.fail(error.message)
          askLater(desk.current() ? askAgain / 4 : askAgain / 10)
        })
        .finally(() => {
          asking.current = false
          lookAhead()
        })
    }
    // Out of sight nothing is asked: it would go on holding what nobody reads.
    let asleep = false
    const askLater = (milliseconds: number) => {
      pause.current = setTimeout(() => {
        asleep = document.visibilityState !== 'visible'
        if (!asleep) ask.current()
      }, milliseconds)
    }
    // At the end of the queue it is asked once more, as soon as the studio has heard of all: what was skipped comes again.
    let [dry, thirsty] = [false, false]
    const drink = () => {
      if (!thirsty || asking.current || outbox.waiting().some(({ refusal }) => !refusal)) return
      thirsty = false
      ask.current()
    }
    const lookAhead = () => {
      const { empty, failure, items } = desk.state()
      const now = items.length > 0 && desk.current() === null
      if (now && !dry) thirsty = true
      dry = now
      drink()
      if (!empty && !failure && !resting.current && desk.ahead() < ahead) ask.current()
    }
    lookAhead()
    const stop = desk.subscribe(lookAhead)
    // Once the studio is heard of again, no pause is waited for.
    const wake = () => (resting.current ? ask.current() : drink())
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
      if (asleep) ask.current()
      asleep = false
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
