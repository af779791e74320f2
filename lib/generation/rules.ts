import type { Polarity } from '../samples/schema'
import type { TemplateKind } from '../templates/schema'
import type { Caps, Cell, GenerationPlan, ReasonCount, RowCounts, RowOutcome } from './schema'

/** Why a row is not kept, or failed, in words. */
export const reasonWords: Record<string, string> = {
  format: 'Not as asked',
  label: 'Another label than asked',
  empty: 'Empty answer',
  unfinished: 'Unfinished',
  pair: 'Breaks a rule of pairs',
  repeat: 'Repeats a sample',
  near: 'Nearly repeats a sample',
  same: 'The same as it started from',
  refused: 'Model declined',
  disagreed: 'Judged another label',
  judge: 'No verdict',
  unreadable: 'Verdict unreadable',
  rate_limited: 'Rate limit',
  overloaded: 'Overloaded',
  provider_5xx: 'Provider error',
  timeout: 'Timed out',
  connection: 'No connection',
  invalid_output: 'Not as asked',
  bad_request: 'Request refused',
  too_large: 'Too large',
  cancelled: 'Stopped',
  internal: 'Our own failure',
}
export const wordsOf = (reason: string) => reasonWords[reason] ?? reason

/** What a template writes has to be what the dataset judges. */
export const fitsTarget = (kind: TemplateKind, target: 'prompt' | 'response') =>
  kind === 'conversation' || (kind === 'response' || kind === 'response-pair' ? 'response' : 'prompt') === target

/** Whom the last message is from. */
export const judgedRole = (kind: TemplateKind, target: 'prompt' | 'response') =>
  kind === 'response-pair' || (kind === 'conversation' && target === 'response') ? 'assistant' : 'user'

/** As many messages as were asked for, or one more so that the last is from whom is judged. */
export function turnsOf(kind: TemplateKind, target: 'prompt' | 'response', turns: number | null) {
  const even = judgedRole(kind, target) === 'assistant'
  const wanted = turns ?? (kind === 'conversation' ? 3 : 1)
  return wanted % 2 === (even ? 0 : 1) ? wanted : wanted + 1
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })
export const languageName = (code: string | null) => (code ? (languageNames.of(code) ?? code) : null)

/** Near copies are what these are meant to be: the twin of its sample, another answer to a prompt. */
export const looksForNear = (kind: TemplateKind, near: boolean) => near && kind !== 'contrast' && kind !== 'response'

type Opinion = { outcome: 'read' | 'unreadable' | 'refused'; labels: readonly string[]; polarity: Polarity }

/** Why a judge stands in the way of a row; null where it agrees. Of another policy only the side counts. */
export function objection(asked: { code: string; polarity: Polarity } | null, opinion: Opinion, samePolicy: boolean) {
  if (opinion.outcome !== 'read') return 'unreadable' as const
  if (asked === null) return null
  const agrees = samePolicy
    ? opinion.labels.includes(asked.code)
    : (asked.polarity === 'safe') === (opinion.polarity === 'safe')
  return agrees ? null : ('disagreed' as const)
}

/** After so many rounds, so many rows in a row that were not kept, or a round that kept next to nothing, a cell has run dry. */
export const mostRounds = 30
export const dryRows = 10
export const dryShare = 0.02

/** `idle`: rows asked in the rounds since the last that kept any. */
export type CellProgress = { kept: number; idle: number; lastAsked: number; lastKept: number }

export const noProgress = (): CellProgress => ({ kept: 0, idle: 0, lastAsked: 0, lastKept: 0 })

/** What a cell came to, from its rows by round. */
export function progressOf(rows: readonly { round: number; kept: boolean; count: number }[]): CellProgress {
  const rounds = [...new Set(rows.map(({ round }) => round))].sort((a, b) => a - b)
  return rounds.reduce((progress, round) => {
    const mine = rows.filter((row) => row.round === round)
    const sum = (wanted: typeof mine) => wanted.reduce((all, { count }) => all + count, 0)
    const [asked, kept] = [sum(mine), sum(mine.filter((row) => row.kept))]
    return { kept: progress.kept + kept, idle: kept > 0 ? 0 : progress.idle + asked, lastAsked: asked, lastKept: kept }
  }, noProgress())
}

/** What each cell still lacks and may be asked again. */
export function refill(cells: readonly Cell[], progress: readonly CellProgress[], rounds: number) {
  const needs: { cell: number; count: number }[] = []
  const dry: number[] = []
  for (const [cell, { count }] of cells.entries()) {
    const { kept, idle, lastAsked, lastKept } = progress[cell] ?? noProgress()
    if (kept >= count) continue
    const trickles = lastAsked >= 50 && lastKept / lastAsked < dryShare
    if (rounds >= mostRounds || idle >= dryRows || trickles) dry.push(cell)
    else needs.push({ cell, count: count - kept })
  }
  return { needs, dry }
}

export const wantedOf = (cells: readonly Pick<Cell, 'count'>[]) => cells.reduce((sum, { count }) => sum + count, 0)

/** The rows of a run by what came of them. What nobody asks for any more was cancelled, or failed with the run. */
export function rowCounts(counts: Partial<Record<RowOutcome, number>>, status: string): RowCounts {
  const { asked = 0, judging = 0, kept = 0, notKept = 0, failed = 0 } = counts
  const open = asked + judging
  const all = open + kept + notKept + failed
  if (status === 'cancelled') return { asked: all, kept, notKept, failed, cancelled: open, waiting: 0 }
  if (status === 'failed' || status === 'done')
    return { asked: all, kept, notKept, failed: failed + open, cancelled: 0, waiting: 0 }
  return { asked: all, kept, notKept, failed, cancelled: 0, waiting: open }
}

export const sumOfCounts = ({ kept, notKept, failed, cancelled, waiting }: RowCounts) =>
  kept + notKept + failed + cancelled + waiting

/** Most frequent first; of equals, by name. */
export const byCount = (reasons: readonly ReasonCount[]) =>
  reasons.toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))

/** The sentence that a run pauses with when a cap is reached. It begins so that the screen knows. */
export const capReached = (what: string) => `The cap of ${what} is reached`
export const isCapReason = (reason: string | null) => reason?.startsWith('The cap of ') ?? false

/** Why the time of a run is over, in words; null while it is not. */
export const capInTheWay = (caps: Caps, minutes: number): string | null =>
  caps.minutes !== undefined && minutes >= caps.minutes
    ? capReached(`${caps.minutes.toLocaleString('en')} minutes`)
    : null

/** What an estimate hangs on: how many rows of which label, from which source. Said in short, a plan of any size fits an address. */
export function inShort<P extends { cells: readonly Cell[] }>(plan: P) {
  const sums = new Map<string, Cell>()
  for (const cell of plan.cells) {
    const key = JSON.stringify([cell.label, cell.source])
    const sum = sums.get(key)
    sums.set(key, sum ? { ...sum, count: sum.count + cell.count } : cell)
  }
  return { ...plan, cells: [...sums.values()] }
}

type Like = { calls: number; tokensOut: number; spread: number; latencyMs: number }

/** Money, time and calls of a plan, from the tokens of real prompts and what like calls came to. */
export function estimate({
  rows,
  tokensIn,
  usualOut,
  like,
  again,
  priceIn,
  priceOut,
  inFlight,
  requestsPerMinute,
  usualLatencyMs,
  judging,
}: {
  rows: number
  /** Of one prompt. */
  tokensIn: number
  usualOut: number
  like: Like | null
  again: number
  priceIn: number
  priceOut: number
  inFlight: number
  requestsPerMinute: number | null
  usualLatencyMs: number
  /** What the judges of one row take together. */
  judging: { calls: number; tokensIn: number; tokensOut: number; costMicros: number }
}) {
  const written = rows + Math.round(rows * again)
  const calls = written + Math.round(written * judging.calls)
  const out = like?.tokensOut ?? usualOut
  const [writtenIn, writtenOut] = [written * tokensIn, written * out]
  const micros = Math.round(writtenIn * priceIn + writtenOut * priceOut + written * judging.costMicros)
  // Two standard errors of the mean where there is something to go by; else the half of what answers cost.
  const spreadMicros = Math.round(
    like ? (written * priceOut * like.spread * 2) / Math.sqrt(like.calls) : (writtenOut * priceOut) / 2,
  )
  const latency = Math.max(1, like?.latencyMs ?? usualLatencyMs)
  const perSecond = Math.min(
    (Math.min(inFlight, calls) * 1000) / latency,
    requestsPerMinute === null ? Number.POSITIVE_INFINITY : requestsPerMinute / 60,
  )
  const seconds = Math.ceil(Math.max(latency / 1000, calls / perSecond))
  return {
    calls,
    tokensIn: Math.round(writtenIn + written * judging.tokensIn),
    tokensOut: Math.round(writtenOut + written * judging.tokensOut),
    micros,
    spreadMicros,
    seconds,
    perMinute: Math.round(Math.min(calls, (rows / seconds) * 60)),
  }
}

/** A few rows that show as many cells as they can. */
export function examplesOf(cells: readonly Cell[], count: number): Cell[] {
  const step = Math.max(1, cells.length / count)
  const chosen = Array.from({ length: Math.min(count, cells.length) }, (_, at) => cells[Math.floor(at * step)]).filter(
    (cell) => cell !== undefined,
  )
  return chosen.map((cell, at) => ({
    ...cell,
    count: Math.floor(count / chosen.length) + (at < count % chosen.length ? 1 : 0),
  }))
}

export const titleOf = (plan: Pick<GenerationPlan, 'templateName' | 'examples' | 'cells'>, name: string) =>
  name ||
  (plan.examples
    ? `Examples with ${plan.templateName}`
    : `${wantedOf(plan.cells).toLocaleString('en')} rows with ${plan.templateName}`)
