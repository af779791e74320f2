import { polarityOf } from '../../policy/rules'
import type { LabelInfo, Polarity } from '../../samples/schema'
import type { DecideEntry, MyDecision, ReviewAct, ReviewSample, Suggestion } from '../decision/schema'

export const stagePolarities = ['safe', 'unsafe', 'caution'] as const
export type StagePolarity = (typeof stagePolarities)[number]

/** First safe, unsafe or caution; then, where a polarity has several labels, which of them. */
export type Stage = { polarity: StagePolarity; chosen: string[] } | null

export const labelsOf = (labels: readonly LabelInfo[], polarity: Polarity) =>
  labels.filter((label) => label.polarity === polarity && !label.retired)

type Pressed = { kind: 'done'; labels: string[] } | { kind: 'stage'; stage: Stage } | { kind: 'nothing' }

/** What one of the three keys does: it decides where there is nothing more to say. */
export function pressPolarity(labels: readonly LabelInfo[], polarity: StagePolarity): Pressed {
  const [first, ...others] = labelsOf(labels, polarity)
  if (!first) return { kind: 'nothing' }
  if (others.length === 0) return { kind: 'done', labels: [first.code] }
  return { kind: 'stage', stage: { polarity, chosen: [] } }
}

/** What a label's key does: it decides where a sample has one label, and else chooses. */
export function pressLabel(stage: Stage, code: string, multiLabel: boolean): Pressed {
  if (!stage) return { kind: 'nothing' }
  if (!multiLabel) return { kind: 'done', labels: [code] }
  const chosen = stage.chosen.includes(code) ? stage.chosen.filter((each) => each !== code) : [...stage.chosen, code]
  return { kind: 'stage', stage: { ...stage, chosen } }
}

/** Enter: what is chosen, else what is suggested. */
export function pressEnter(stage: Stage, suggestion: Suggestion | null): Pressed {
  if (stage && stage.chosen.length > 0) return { kind: 'done', labels: stage.chosen }
  if (suggestion && suggestion.labels.length > 0 && (!stage || stage.polarity === suggestion.polarity))
    return { kind: 'done', labels: suggestion.labels }
  return { kind: 'nothing' }
}

/** Labels of a stage, the judges' first three before the others; keys stay with their labels. */
export function inDockOrder(labels: readonly LabelInfo[], polarity: StagePolarity, suggestion: Suggestion | null) {
  const own = labelsOf(labels, polarity)
  const scored = (suggestion?.scores ?? [])
    .flatMap(({ code, score }) => {
      const label = own.find((each) => each.code === code)
      return label ? [{ label, score }] : []
    })
    .slice(0, 3)
  const rest = own.filter(({ code }) => !scored.some(({ label }) => label.code === code))
  return { first: scored, rest }
}

/** Saying what the sample says already is accepting it. */
export function actFor(
  sample: Pick<ReviewSample, 'labels'>,
  labels: readonly string[],
): { act: ReviewAct; labels?: string[] } {
  const same =
    sample.labels.length > 0 &&
    sample.labels.length === labels.length &&
    labels.every((code) => sample.labels.includes(code))
  return same ? { act: 'accept' } : { act: 'label', labels: [...labels] }
}

/** Which acts change the sample, and so raise its revision. */
export const raises = (act: ReviewAct) => act !== 'skip' && act !== 'note'

export type Logged = {
  /** What an undo names: the decision's own key, or its id when it was made elsewhere. */
  of: string
  sampleId: string
  itemId: string | null
  queueId: string | null
  act: string
  labels: string[]
  polarity: Polarity
  seconds: number | null
  bulk: MyDecision['bulk']
  excerpt: string
}

export const loggedFrom = ({
  id,
  key,
  sampleId,
  queueId,
  act,
  labels,
  polarity,
  seconds,
  bulk,
  excerpt,
}: MyDecision): Logged => ({
  of: key ?? id,
  sampleId,
  itemId: null,
  queueId,
  act,
  labels,
  polarity,
  seconds,
  bulk,
  excerpt,
})

export function loggedEntry(
  { key, sampleId, itemId, act, labels, seconds }: DecideEntry,
  { sample, known, queueId }: { sample: ReviewSample; known: readonly LabelInfo[]; queueId: string },
): Logged {
  const said = act === 'accept' ? sample.labels : act === 'label' ? (labels ?? []) : []
  return {
    of: key,
    sampleId,
    itemId: itemId ?? null,
    queueId,
    act,
    labels: said,
    polarity: polarityOf(known.filter(({ code }) => said.includes(code))),
    seconds: seconds ?? null,
    bulk: null,
    excerpt: sample.prompt.slice(0, 120),
  }
}

const actWords: Record<string, string> = {
  reject: 'Rejected',
  flag: 'Flagged',
  skip: 'Skipped',
  note: 'Noted',
  rewrite: 'Text changed',
  reopen: 'Reopened',
  edit: 'Reopened',
}

export function saidWords(
  { act, labels, bulk }: Pick<Logged, 'act' | 'labels' | 'bulk'>,
  nameOf: (code: string) => string,
) {
  if (bulk) return bulk.title
  // What was accepted and not sent yet stands here without its labels after a reload.
  return actWords[act] ?? (labels.map(nameOf).join(', ') || (act === 'accept' ? 'Accepted' : 'No label'))
}

/** "52 min left", from the pace and what is left. */
export function timeLeft(pace: number | null, left: number): string | null {
  if (pace === null || left === 0) return null
  const minutes = Math.ceil((pace * left) / 60)
  return minutes < 60 ? `${minutes} min left` : `${Math.floor(minutes / 60)} h ${minutes % 60} min left`
}

/** How far a finger must move sideways, and how much more than up or down, to go to a neighbour. It never decides. */
export function swipeOf(from: { x: number; y: number }, to: { x: number; y: number }): 'next' | 'previous' | null {
  const [across, down] = [to.x - from.x, to.y - from.y]
  if (Math.abs(across) < 64 || Math.abs(across) < 2 * Math.abs(down)) return null
  return across < 0 ? 'next' : 'previous'
}
