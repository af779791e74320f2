import { recordDecisions } from '@/lib/review/actions'
import type { EntryResult, ReviewEntry } from '@/lib/review/decision/schema'
import { type Kept, openOutboxStore, type OutboxStore, type Refusal } from './outbox-store'

export type OutboxState = {
  unsent: number
  refused: readonly Kept[]
  /** Why nothing goes out at the moment, in words. */
  trouble: string | null
  /** Without a store, a closed tab would lose what is unsent. */
  durable: boolean
}
type Settled = (entry: ReviewEntry, result: EntryResult) => void

const [most, soon, patience] = [50, 60, 5_000]
const boxes = new Map<string, ReturnType<typeof createOutbox>>()

/** One outbox for each person and project in this tab. */
export function outboxOf(userId: string, projectId: string) {
  const owner = `${userId} ${projectId}`
  const box = boxes.get(owner) ?? createOutbox(owner, projectId)
  boxes.set(owner, box)
  return box
}
export type Outbox = ReturnType<typeof outboxOf>

/** Keeps acts until the studio has heard of them, and sends them in their order, again and again if it must. The key makes each count once. */
function createOutbox(owner: string, projectId: string) {
  let store: OutboxStore | null = null
  let waiting: Kept[] = []
  let state: OutboxState = { unsent: 0, refused: [], trouble: null, durable: true }
  let sending = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Number.POSITIVE_INFINITY
  let failures = 0
  /** After a failure one goes at a time, so that an entry nobody can take holds up no other. */
  let size = most
  let last = 0
  const listeners = new Set<() => void>()
  const settling = new Set<Settled>()

  const tell = (change: Partial<OutboxState> = {}) => {
    const open = waiting.filter(({ refusal }) => !refusal)
    state = { ...state, ...change, unsent: open.length, refused: waiting.filter(({ refusal }) => refusal) }
    for (const listener of listeners) listener()
  }
  const ready = openOutboxStore(owner)
    .then(async (opened) => {
      store = opened
      const kept = await opened.all()
      waiting = [...kept, ...waiting.filter(({ key }) => !kept.some((each) => each.key === key))]
      // What was added before the store was open is put down now.
      for (const each of waiting) if (!kept.includes(each)) void opened.put(each)
      tell()
      later(0)
    })
    .catch(() => tell({ durable: false }))

  /** The earliest of what is asked for: keys that follow each other fast do not put the sending off. */
  function later(milliseconds: number) {
    const at = Date.now() + milliseconds
    if (at >= due) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY
      void locked()
    }, milliseconds)
  }

  /** Of several tabs one sends; where locks are missing, the keys still see to it that each act counts once. */
  async function locked() {
    if (!navigator.locks) return send()
    await navigator.locks.request(`assay outbox ${owner}`, { ifAvailable: true }, async (lock) =>
      lock ? send() : later(2_000),
    )
  }

  async function send() {
    if (sending) return
    const batch = waiting.filter(({ refusal }) => !refusal).slice(0, size)
    if (batch.length === 0) return
    sending = true
    // An answer may never come where the line is dead but not cut.
    const slow = setTimeout(() => tell({ trouble: 'The studio takes long to answer' }), patience)
    try {
      const answer = await recordDecisions(projectId, { entries: batch.map(({ entry }) => entry) })
      if (!answer.ok) {
        const { code, message } = answer.error
        const [only] = batch
        if ((code !== 'invalid' && code !== 'too_large') || !only || batch.length > 1)
          return troubled(code === 'unauthorized' ? 'You are signed out: sign in again and they are sent' : message)
        refuse(only, { code, message, details: null })
        failures = 0
        return tell({ trouble: null })
      }
      failures = 0
      size = Math.min(most, size * 2)
      for (const result of answer.value) settle(batch, result)
      tell({ trouble: null })
      if (answer.value.length < batch.length) troubled('The studio did not answer')
    } catch {
      troubled(navigator.onLine ? 'The studio does not answer' : 'There is no connection')
    } finally {
      clearTimeout(slow)
      sending = false
      if (failures === 0 && waiting.some(({ refusal }) => !refusal)) later(0)
    }
  }

  function settle(batch: readonly Kept[], result: EntryResult) {
    const kept = batch.find(({ key }) => key === result.key)
    if (!kept) return
    if (result.ok) {
      waiting = waiting.filter(({ key }) => key !== result.key)
      void store?.remove(result.key).catch(() => undefined)
    } else {
      const { code, message, details } = result
      refuse(kept, { code, message, details })
    }
    for (const each of settling) each(kept.entry, result)
  }

  function refuse(kept: Kept, refusal: Refusal) {
    const refused = { ...kept, refusal }
    waiting = waiting.map((each) => (each.key === kept.key ? refused : each))
    void store?.put(refused).catch(() => undefined)
  }

  function troubled(trouble: string) {
    failures++
    size = 1
    tell({ trouble })
    later(Math.min(8_000, 500 * 2 ** Math.min(failures, 4)))
  }

  if (typeof window !== 'undefined') {
    window.addEventListener('online', () => later(0))
    window.addEventListener('pageshow', () => later(0))
    window.addEventListener('beforeunload', (event) => {
      if (!state.durable && state.unsent > 0) event.preventDefault()
    })
  }

  return {
    ready,
    add(entry: ReviewEntry, excerpt: string) {
      last = Math.max(last + 1, Date.now())
      const kept: Kept = { key: entry.key, owner, order: last, entry, excerpt, refusal: null }
      waiting = [...waiting, kept]
      // Not awaited: the next sample is painted meanwhile, and the write is under way before it.
      void store?.put(kept).catch(() => tell({ durable: false }))
      tell()
      later(failures > 0 ? 1_000 : soon)
    },
    /** The person has chosen what becomes of a refused act. */
    drop(key: string) {
      waiting = waiting.filter((each) => each.key !== key)
      void store?.remove(key).catch(() => undefined)
      tell()
    },
    /** Somebody else has just heard from the studio. */
    wake() {
      if (failures > 0) later(0)
    },
    waiting: () => waiting,
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onSettled(listener: Settled) {
      settling.add(listener)
      return () => settling.delete(listener)
    },
  }
}
