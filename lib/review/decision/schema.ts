import { z } from 'zod'
import type { Polarity, VerdictView } from '../../samples/schema'

/** What a reviewer may do to the sample before them. */
export const reviewActs = ['accept', 'label', 'reject', 'flag', 'reopen', 'skip', 'note', 'rewrite'] as const
export type ReviewAct = (typeof reviewActs)[number]

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine(
      (value) => !value.includes('\u0000') && value.isWellFormed(),
      'This text has characters that cannot be kept',
    )
/** Made in the browser with the act itself: however often it is sent, it counts once. */
const key = z.uuid()

const decideEntry = z.strictObject({
  kind: z.literal('decide'),
  key,
  sampleId: z.uuid(),
  /** The item of a queue it is the answer to. */
  itemId: z.uuid().optional(),
  /** As the person saw the sample. */
  revision: z.number().int().min(1),
  act: z.enum(reviewActs),
  labels: z.array(z.string().min(1).max(120)).max(50).optional(),
  note: text(2_000).optional(),
  prompt: text(200_000).optional(),
  response: text(200_000).optional(),
  seconds: z.number().min(0).max(86_400).optional(),
  suggestionsVisible: z.boolean().optional(),
})
const undoEntry = z.strictObject({
  kind: z.literal('undo'),
  key,
  /** The decision's own key, or its id when another browser made it. */
  of: z.uuid(),
})
export const reviewEntry = z.discriminatedUnion('kind', [decideEntry, undoEntry])
export type ReviewEntry = z.output<typeof reviewEntry>
export type DecideEntry = z.output<typeof decideEntry>
export type UndoEntry = z.output<typeof undoEntry>

export const recordDecisionsInput = z.strictObject({ entries: z.array(reviewEntry).min(1).max(100) })
export type RecordDecisionsInput = z.output<typeof recordDecisionsInput>

export type EntryResult =
  | { key: string; ok: true; decisionId: string; revision: number | null }
  | {
      key: string
      ok: false
      code: string
      message: string
      details: Record<string, string | number | boolean | null> | null
    }

export const claimItemsInput = z.strictObject({
  queueId: z.uuid(),
  /** A browser tab, and one loading of its page: a reload finds what the tab held, a late goodbye releases nothing new. */
  tabId: z.uuid(),
  loadId: z.uuid(),
  take: z.number().int().min(1).max(50).default(12),
  /** What the browser holds already, unsent ones included. */
  holding: z.array(z.uuid()).max(500).default([]),
  /** The milder ones are used up, and the person goes on. */
  pastBudget: z.boolean().default(false),
})
export type ClaimItemsInput = z.output<typeof claimItemsInput>

export const leaseInput = z.strictObject({ loadId: z.uuid() })
export type LeaseInput = z.output<typeof leaseInput>
/** What was decided and is not sent yet stays held until it is. */
export const releaseSeatsInput = leaseInput.extend({ except: z.array(z.uuid()).max(500).default([]) })
export type ReleaseSeatsInput = z.output<typeof releaseSeatsInput>
export const listMyDecisionsInput = z.strictObject({
  dataset: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(200).default(30),
  before: z.uuid().optional(),
})
export type ListMyDecisionsInput = z.output<typeof listMyDecisionsInput>
export const downloadDecisionsInput = z.strictObject({ dataset: z.uuid().optional() })
export type DownloadDecisionsInput = z.output<typeof downloadDecisionsInput>
export const listReviewSamplesInput = z.strictObject({
  ids: z
    .string()
    .max(4_000)
    .default('')
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(z.uuid()).max(50)),
  queueId: z.uuid().optional(),
})
export type ListReviewSamplesInput = z.output<typeof listReviewSamplesInput>

export type Suggestion = {
  labels: string[]
  polarity: Polarity
  /** Whose word it is: most judges', or the label that the sample came with. */
  from: 'judges' | 'label'
  votes: number
  of: number
  /** Labels by how surely judges gave them, surest first. */
  scores: { code: string; score: number }[]
}
export type NearCopy = {
  id: string
  labels: string[]
  polarity: Polarity
  excerpt: string
  /** The same words. */
  exact: boolean
  /** Null where two of one group were not compared with each other. */
  similarity: number | null
}
/** A sample as a reviewer sees it. In a blind queue, what others think is not sent at all. */
export type ReviewSample = {
  id: string
  revision: number
  prompt: string
  response: string | null
  conversation: { role: string; content: string }[]
  unwrapped: string | null
  wrapper: string | null
  safePrompt: string | null
  source: { id: string; name: string; row: number | null } | null
  persona: string | null
  run: { id: string; number: number; title: string } | null
  family: number
  language: string | null
  characters: number
  simulated: boolean
  tainted: boolean
  createdAt: string
  labels: string[]
  polarity: Polarity
  suggestion: Suggestion | null
  verdicts: VerdictView[]
  copies: NearCopy[]
}
export type ReviewItem = { itemId: string; sample: ReviewSample }

export type Claimed = {
  items: ReviewItem[]
  /** Seats that other people hold right now; until they decide or leave, the queue is not finished. */
  heldByOthers: number
  /** Left only because the person asked for no more of these now. */
  overBudget: number
  /** Left out because the person does not take such labels. */
  optedOut: number
  paused: { reason: string } | null
}

export type MyDecision = {
  id: string
  key: string | null
  sampleId: string
  queueId: string | null
  act: string
  labels: string[]
  polarity: Polarity
  fromLabels: string[]
  seconds: number | null
  note: string | null
  suggestionsVisible: boolean
  policyVersion: number | null
  /** One act on many, from the table. */
  bulk: { runId: string; title: string; count: number } | null
  excerpt: string
  at: string
}
export type QueueProgress = {
  done: number
  left: number
  leftAtLeast: boolean
  heldByOthers: number
  disputed: number
  mine: number
  /** Median seconds of one's own last decisions here; null before there are five. */
  pace: number | null
  people: { userId: string; name: string; done: number }[]
}
