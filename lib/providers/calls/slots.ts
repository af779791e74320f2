import { describeError, log } from '../../log'
import type { FailureClass } from '../schema'
import type { KnownModel } from './known-model'
import { openLines } from './lines'
import { dropShare, renewShare } from './renew-share'

type Desk = {
  model: KnownModel
  /** What this process may have under way now, since when it may have any, and what it has. */
  slots: number
  since: number
  busy: number
  filling: NodeJS.Timeout | null
  lines: ReturnType<typeof openLines>
  /** The most that were wanted at once since the last renewal: a moment between two calls gives no slot away. */
  peak: number
  /** What was learnt since the last renewal: rounds that went well while every slot was taken, and whether it was too much. */
  grown: number
  overloaded: boolean
  /** Calls in a row that failed for good. */
  troubles: number
  renewing: Promise<void> | null
  /** Ends the rest between two renewals. */
  hurry: () => void
  idleSince: number | null
}

export type Slot = {
  /** How the endpoint took it: too much at once halves what it is asked at once, for everyone. */
  learn: (outcome: 'well' | 'overloaded' | 'other') => void
  release: () => void
}

const renewMilliseconds = 1000
/** Asking more often brings nothing: what others hold comes back with their next renewal. */
const askAgainMilliseconds = 100
const idleMilliseconds = 2000
/** The first calls go out one after another for so long: those that begin together end together, wave after wave, and between two waves places lie idle. */
const fillMilliseconds = 256
const fillSteps = 16
/** So many calls in a row that failed after all their tries are not the rows' fault. */
const tooManyTroubles = 5

const desks = new Map<string, Desk>()
let timer: NodeJS.Timeout | null = null

/** A right to have one call under way. Null when it was stopped first. */
export async function takeSlot(model: KnownModel, signal: AbortSignal, batchId?: string): Promise<Slot | null> {
  const desk = deskOf(model)
  desk.model = model
  if (signal.aborted) return null
  const waiting = desk.lines.waiting()
  desk.peak = Math.max(desk.peak, desk.busy + waiting + 1)
  if (waiting === 0 && desk.busy < placesOf(desk)) {
    desk.busy++
    desk.lines.begin(batchId)
  } else {
    const turn = desk.lines.wait(signal, batchId)
    renew(desk)
    if (!(await turn)) return null
  }
  let released = false
  return {
    learn: (outcome) => learn(desk, outcome),
    release: () => {
      if (released) return
      released = true
      desk.busy--
      desk.lines.end(batchId)
      serve(desk)
    },
  }
}

/** Counts a call that failed after all its tries; true when so many failed in a row that going on makes no sense. */
export function isTroubled(model: KnownModel) {
  return ++deskOf(model).troubles >= tooManyTroubles
}

function deskOf(model: KnownModel): Desk {
  let desk = desks.get(model.id)
  if (!desk) {
    desk = {
      model,
      slots: 0,
      since: 0,
      busy: 0,
      filling: null,
      peak: 0,
      lines: openLines(),
      grown: 0,
      overloaded: false,
      troubles: 0,
      renewing: null,
      hurry: () => {},
      idleSince: null,
    }
    desks.set(model.id, desk)
  }
  timer ??= setInterval(renewAll, renewMilliseconds).unref()
  return desk
}

/** So many of its slots may be taken by now. */
function placesOf({ slots, since }: Desk) {
  const steps = 1 + Math.floor(((Date.now() - since) / fillMilliseconds) * fillSteps)
  return steps >= fillSteps ? slots : Math.ceil((slots / fillSteps) * steps)
}

function serve(desk: Desk) {
  const places = placesOf(desk)
  desk.busy += desk.lines.serve(places - desk.busy)
  if (places === desk.slots || desk.lines.waiting() === 0) return
  desk.filling ??= setTimeout(() => {
    desk.filling = null
    serve(desk)
  }, fillMilliseconds / fillSteps)
}

function learn(desk: Desk, outcome: 'well' | 'overloaded' | 'other') {
  if (outcome === 'overloaded') {
    desk.overloaded = true
    desk.hurry()
    renew(desk)
  }
  if (outcome !== 'well') return
  desk.troubles = 0
  if (desk.busy >= desk.slots && desk.slots > 0) desk.grown += 1 / desk.slots
}

/** At most one renewal of a desk at a time; whoever asks meanwhile is served by the next. */
function renew(desk: Desk) {
  desk.renewing ??= (async () => {
    // Whoever asks in the same breath is in it.
    await new Promise((resolve) => setImmediate(resolve))
    const { grown, overloaded, busy } = desk
    const wanted = Math.max(desk.peak, busy + desk.lines.waiting())
    Object.assign(desk, { grown: 0, overloaded: false, peak: busy + desk.lines.waiting() })
    try {
      const had = desk.slots
      desk.slots = await renewShare(desk.model, { busy, wanted, grown, overloaded })
      if (had === 0) desk.since = Date.now()
    } catch (error) {
      desk.overloaded ||= overloaded
      log.warn('calls.cannot-renew', describeError(error))
    }
    serve(desk)
    if (desk.slots < wanted) await restOf(desk)
  })().finally(() => {
    desk.renewing = null
    if (desk.lines.waiting() > 0 || desk.overloaded) renew(desk)
  })
}

/** Whoever has all that there is need not ask for more before their share has to be renewed. */
const restOf = (desk: Desk) =>
  new Promise<void>((resolve) => {
    desk.hurry = resolve
    const all = desk.slots >= desk.model.provider.inFlight
    setTimeout(resolve, all ? renewMilliseconds : askAgainMilliseconds).unref()
  })

function renewAll() {
  const now = Date.now()
  for (const [modelId, desk] of desks) {
    if (desk.busy > 0 || desk.lines.waiting() > 0) {
      desk.idleSince = null
      renew(desk)
      continue
    }
    desk.idleSince ??= now
    if (desk.idleSince > now - idleMilliseconds || desk.renewing) continue
    desks.delete(modelId)
    dropShare(modelId).catch((error) => log.warn('calls.cannot-leave', describeError(error)))
  }
  if (desks.size === 0 && timer) {
    clearInterval(timer)
    timer = null
  }
}

export const loadOf = (errorClass: FailureClass | null): 'well' | 'overloaded' | 'other' =>
  errorClass === null ? 'well' : ['rate_limited', 'overloaded', 'timeout'].includes(errorClass) ? 'overloaded' : 'other'
