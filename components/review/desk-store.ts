import { actFor, type Logged, loggedEntry, raises, type Stage } from '@/lib/review/desk/rules'
import type {
  Claimed,
  DecideEntry,
  EntryResult,
  ReviewAct,
  ReviewEntry,
  ReviewSample,
} from '@/lib/review/decision/schema'
import type { LabelInfo } from '@/lib/samples/schema'
import { newKey } from './new-key'
import type { Outbox } from './outbox'

export type Shown = { itemId: string | null; sample: ReviewSample; decided: Logged | null }
export type Emptiness = Pick<Claimed, 'heldByOthers' | 'overBudget' | 'optedOut' | 'paused'>
export type Desk = {
  items: readonly Shown[]
  at: number
  stage: Stage
  revealed: boolean
  /** Own acts that still hold, newest first. */
  log: readonly Logged[]
  /** Nothing more came, and why. Null while more may come. */
  empty: Emptiness | null
  failure: string | null
  decidedHere: number
}
type Setup = { labels: readonly LabelInfo[]; queueId: string; blind: boolean; log: readonly Logged[]; outbox: Outbox }

const kept = 60

/** What one person has before them: some samples ahead, some behind, and the hand on one of them. Everything here is at once; the outbox tells the studio. */
export function createDesk({ labels, queueId, blind, log, outbox }: Setup) {
  let desk: Desk = { items: [], at: 0, stage: null, revealed: false, log, empty: null, failure: null, decidedHere: 0 }
  let since = performance.now()
  let hidden = 0
  let hiddenAt: number | null = null
  const revisions = new Map<string, number>()
  const counted = new Set<string>()
  /** Items that the queue gave and whose seats this page holds. */
  const given = new Set<string>()
  const listeners = new Set<() => void>()

  function set(change: Partial<Desk>) {
    desk = { ...desk, ...change }
    for (const listener of listeners) listener()
  }
  const current = () => desk.items[desk.at] ?? null
  /** Another sample under the eye: a fresh clock, the first stage, the veil down. */
  function show(at: number, change: Partial<Desk> = {}) {
    since = performance.now()
    hidden = 0
    set({ ...change, at, stage: null, revealed: false })
  }
  const seconds = () => Math.round((performance.now() - since - hidden) / 100) / 10

  function add(entry: ReviewEntry, sample: ReviewSample) {
    outbox.add(entry, sample.prompt.slice(0, 120))
  }
  function raise(sample: ReviewSample) {
    revisions.set(sample.id, (revisions.get(sample.id) ?? sample.revision) + 1)
  }

  function entryOf({ sample, itemId }: Shown, act: ReviewAct, more: Partial<DecideEntry>): DecideEntry {
    return {
      kind: 'decide',
      key: newKey(),
      sampleId: sample.id,
      ...(itemId && { itemId }),
      revision: revisions.get(sample.id) ?? sample.revision,
      act,
      seconds: seconds(),
      suggestionsVisible: !blind && sample.suggestion !== null,
      ...more,
    }
  }

  function record(act: ReviewAct, more: Partial<DecideEntry> = {}) {
    const shown = current()
    if (!shown) return null
    // Decided before: that is taken back first, so that the item has one answer of this person.
    if (shown.decided && shown.itemId && act !== 'note' && act !== 'rewrite') takeBack(shown.decided)
    const entry = entryOf(shown, act, more)
    const logged = loggedEntry(entry, { sample: shown.sample, known: labels, queueId })
    add(entry, shown.sample)
    if (raises(act)) raise(shown.sample)
    set({ log: [logged, ...desk.log].slice(0, 200) })
    return logged
  }

  function takeBack(logged: Logged) {
    const shown = desk.items.find(({ sample }) => sample.id === logged.sampleId)
    // The studio has not heard of this yet, so its word on the seat says nothing.
    if (shown?.itemId) given.delete(shown.itemId)
    outbox.add({ kind: 'undo', key: newKey(), of: logged.of }, logged.excerpt)
    if (shown && raises(logged.act as ReviewAct)) raise(shown.sample)
    set({
      decidedHere: desk.decidedHere - (counted.delete(logged.of) ? 1 : 0),
      log: desk.log.filter(({ of }) => of !== logged.of),
      items: desk.items.map((each) => (each.decided?.of === logged.of ? { ...each, decided: null } : each)),
    })
  }

  function advance(logged: Logged, counts: boolean) {
    if (counts) counted.add(logged.of)
    const items = desk.items.map((each, at) => (at === desk.at ? { ...each, decided: logged } : each))
    const next = items.findIndex(({ decided }, at) => at > desk.at && !decided)
    const cut = Math.max(0, (next < 0 ? items.length : next) - kept)
    show((next < 0 ? items.length : next) - cut, {
      items: items.slice(cut),
      decidedHere: desk.decidedHere + (counts ? 1 : 0),
    })
  }

  /** Items that were decided here, where the studio has not heard of it yet. */
  const unsent = () =>
    outbox.waiting().flatMap(({ entry }) => (entry.kind === 'decide' && entry.itemId ? [entry.itemId] : []))

  return {
    state: () => desk,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    current,
    /** What is here already, and what was decided and not sent: neither must come again. */
    holding() {
      const here = desk.items.flatMap(({ itemId, decided }) => (itemId && !decided ? [itemId] : []))
      return [...new Set([...here, ...unsent()])].slice(-400)
    },
    unsent: () => [...new Set(unsent())].slice(-400),
    ahead: () => desk.items.filter(({ decided }, at) => at >= desk.at && !decided).length,
    decide(codes: readonly string[]) {
      const shown = current()
      if (!shown) return
      const { act, labels: said } = actFor(blind ? { labels: [] } : shown.sample, codes)
      const logged = record(act, said ? { labels: said } : {})
      if (logged) advance(logged, true)
    },
    act(act: 'reject' | 'flag' | 'skip') {
      const logged = record(act)
      if (logged) advance(logged, act !== 'skip')
    },
    note(note: string) {
      record('note', { note })
    },
    rewrite(prompt: string, response: string | null) {
      const shown = current()
      if (!shown || !record('rewrite', { prompt, ...(response !== null && { response }) })) return
      const sample = { ...shown.sample, prompt, response }
      set({ items: desk.items.map((each) => (each.sample.id === sample.id ? { ...each, sample } : each)) })
    },
    stage: (stage: Stage) => set({ stage }),
    reveal: (revealed: boolean) => set({ revealed }),
    move(by: 1 | -1) {
      const at = desk.at + by
      if (at >= 0 && at < desk.items.length) show(at)
    },
    /** Takes the newest act of the log back; tells which sample it was, to be shown again. */
    undo() {
      const [last] = desk.log
      if (!last) return null
      if (last.bulk) {
        set({ log: desk.log.slice(1) })
        return last
      }
      takeBack(last)
      const at = desk.items.findIndex(({ sample }) => sample.id === last.sampleId)
      if (at >= 0) show(at)
      return last
    },
    go(sampleId: string) {
      const at = desk.items.findIndex(({ sample }) => sample.id === sampleId)
      if (at >= 0) show(at)
      return at >= 0
    },
    /** A sample from further back, before the one under the eye. */
    insert(shown: Shown) {
      show(desk.at, { items: [...desk.items.slice(0, desk.at), shown, ...desk.items.slice(desk.at)] })
    },
    append({ items: came, paused, ...rest }: Claimed) {
      const shown = current()
      const skipped = (each: Shown) => each.decided?.act === 'skip' && each !== shown
      const known = new Set(desk.items.flatMap((each) => (skipped(each) ? [] : [each.sample.id])))
      const unsent = new Set(outbox.waiting().flatMap(({ entry }) => (entry.kind === 'decide' ? [entry.sampleId] : [])))
      const fresh = came.filter(({ sample }) => !known.has(sample.id) && !unsent.has(sample.id))
      const again = new Set(fresh.map(({ sample }) => sample.id))
      for (const { itemId } of fresh) given.add(itemId)
      // What was skipped comes again at the end. Whoever is paused goes on with nothing that lies here.
      const stays = (each: Shown) => !(skipped(each) && again.has(each.sample.id)) && (!paused || each.decided !== null)
      const items = [...desk.items.filter(stays), ...fresh.map((item) => ({ ...item, decided: null }))]
      const at = paused ? items.length : desk.items.slice(0, desk.at).filter(stays).length
      const change = { items, failure: null, empty: fresh.length > 0 ? null : { ...rest, paused } }
      // The clock starts when the first one can be read.
      if (items[at]?.sample.id === shown?.sample.id) set({ ...change, at })
      else show(at, change)
    },
    /** Only what the studio says is held stays here; tells how many went to others meanwhile. */
    keepHeld(held: readonly string[]) {
      const gone = new Set(
        desk.items.flatMap(({ itemId, decided }) =>
          itemId && !decided && given.has(itemId) && !held.includes(itemId) ? [itemId] : [],
        ),
      )
      if (gone.size === 0) return 0
      const stays = ({ itemId }: Shown) => itemId === null || !gone.has(itemId)
      const at = desk.items.slice(0, desk.at).filter(stays).length
      const items = desk.items.filter(stays)
      const shown = current()
      if (shown && stays(shown)) set({ items, at })
      else show(at, { items })
      return gone.size
    },
    fail: (failure: string | null) => set({ failure }),
    /** The studio's word on a sample, once nothing of ours is on its way. */
    settled(entry: ReviewEntry, result: EntryResult) {
      const sampleId = entry.kind === 'decide' ? entry.sampleId : null
      if (!sampleId || !result.ok || result.revision === null) return
      const more = outbox.waiting().some(({ entry }) => entry.kind === 'undo' || entry.sampleId === sampleId)
      if (!more) revisions.set(sampleId, result.revision)
    },
    again(sampleId: string, revision: number) {
      revisions.set(sampleId, revision)
    },
    drop(sampleId: string) {
      set({ log: desk.log.filter((each) => each.sampleId !== sampleId) })
    },
    /** Time with the page out of sight is not time on screen. */
    sight(visible: boolean) {
      if (!visible) hiddenAt = performance.now()
      else if (hiddenAt !== null) {
        hidden += performance.now() - Math.max(hiddenAt, since)
        hiddenAt = null
      }
    },
    clear: () => show(0, { items: [], empty: null }),
  }
}
export type DeskStore = ReturnType<typeof createDesk>
