import { z } from 'zod'
import { sampleFilter } from '../../samples/filter/schema'
import type { Polarity } from '../../samples/schema'

/** Queues that every dataset has, without anybody making them. */
export const builtIns = [
  'unreviewed',
  'disagree',
  'low-confidence',
  'label-errors',
  'copies',
  'flagged',
  'audit',
  'corrections',
] as const
export type BuiltIn = (typeof builtIns)[number]

/** What a queue that somebody made is for. */
export const queueKinds = ['review', 'calibration', 'audit', 'label-errors', 'model-errors'] as const
export type QueueKind = (typeof queueKinds)[number]

export const queueOrders = ['given', 'uncertain', 'newest', 'shuffled'] as const
export type QueueOrder = (typeof queueOrders)[number]

export const itemStates = ['open', 'decided', 'disputed', 'settled'] as const
export type ItemState = (typeof itemStates)[number]

const share = z.number().min(0).max(1)
export const createQueueInput = z
  .strictObject({
    dataset: z.uuid().optional(),
    name: z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters'),
    kind: z.enum(queueKinds).default('review'),
    /** In the order they should come, unless `order` says otherwise. */
    sampleIds: z.array(z.uuid()).min(1).max(20_000).optional(),
    /** All that match, and what comes to match later. With `take`: so many of them, drawn at random once. */
    filter: sampleFilter.optional(),
    take: z.number().int().min(1).max(20_000).optional(),
    order: z.enum(queueOrders).optional(),
    blind: z.boolean().default(false),
    /** How many distinct people decide an item. */
    overlap: z.number().int().min(1).max(9).default(1),
    /** On which share of the items; the others take one. */
    overlapShare: share.default(1),
    /** Below this agreement one more person is asked, up to `maxOverlap`. */
    agreementBar: share.default(1),
    maxOverlap: z.number().int().min(1).max(12).optional(),
    /** Who works on it; everybody when empty. */
    people: z.array(z.uuid()).max(200).default([]),
    goldShare: z.number().min(0).max(0.1, 'At most one in ten').default(0),
    goldLeast: z.number().int().min(1).max(100).default(8),
    goldBar: share.default(0.4),
    idempotencyKey: z.string().min(1).max(120).optional(),
  })
  .refine(
    ({ sampleIds, filter }) => (sampleIds === undefined) !== (filter === undefined),
    'Give either samples or a filter',
  )
  .refine(({ take, filter }) => take === undefined || filter !== undefined, 'Only a filter can be drawn from')
  .refine(
    ({ overlap, maxOverlap }) => maxOverlap === undefined || maxOverlap >= overlap,
    'The most cannot be less than the overlap',
  )
export type CreateQueueInput = z.input<typeof createQueueInput>

export const openQueueInput = z.strictObject({
  dataset: z.uuid().optional(),
  /** A built-in queue, or a saved view as a queue. */
  builtIn: z.enum(builtIns).optional(),
  view: z.uuid().optional(),
  queue: z.uuid().optional(),
})
export type OpenQueueInput = z.output<typeof openQueueInput>

export const queueInput = z.strictObject({ queueId: z.uuid() })
export type QueueInput = z.output<typeof queueInput>
export const listQueuesInput = z.strictObject({ dataset: z.uuid().optional() })
export type ListQueuesInput = z.output<typeof listQueuesInput>

export const listQueueDecisionsInput = z.strictObject({
  queueId: z.uuid(),
  /** The `next` of the page before. */
  after: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(5_000).default(500),
})
export type ListQueueDecisionsInput = z.input<typeof listQueueDecisionsInput>

/** What `createQueue` tells. */
export type CreatedQueue = {
  id: string
  name: string
  kind: string
  /** Samples in it now; a filter without `take` is filled while people work. */
  items: number
  /** What may keep it from ever ending. */
  warning: string | null
}

export type PersonsAnswer = {
  decisionId: string
  userId: string
  by: string
  act: string
  fromLabels: string[]
  labels: string[]
  note: string | null
  seconds: number | null
  suggestionsVisible: boolean
  policyVersion: number | null
  at: string
}
export type QueueItemView = {
  id: string
  sampleId: string
  state: ItemState
  /** With which probability it was drawn; null when it was chosen. */
  probability: number | null
  /** What people made of it: agreed, adjudicated, or the only answer. Null until then. */
  labels: string[] | null
  polarity: Polarity | null
  /** Each person's latest answer; what was taken back is not here. */
  answers: PersonsAnswer[]
}
export type QueueDecisions = {
  queue: { id: string; name: string; kind: string; items: number; open: number; disputed: number }
  items: QueueItemView[]
  next: string | null
}

export type QueueSummary = {
  id: string | null
  /** How the address names it. */
  key: string
  name: string
  kind: string
  blind: boolean
  overlap: number
  order: QueueOrder
  done: number
  /** What is left, as far as it was counted. */
  left: number
  leftAtLeast: boolean
  disputed: number
  mine: boolean
}

export type QueueView = {
  id: string
  key: string | null
  name: string
  kind: string
  datasetId: string
  blind: boolean
  overlap: number
  maxOverlap: number
  agreementBar: number
  order: QueueOrder
  gold: boolean
  closed: boolean
  warning: string | null
}

export type Guideline = { code: string; definition: string; examples: string[] }
