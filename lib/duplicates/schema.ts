import { z } from 'zod'
import type { Polarity, SampleState } from '../samples/schema'
import { type Lane, lanes, type SizeBin } from './rules'

/** Below 0.7 unlike requests in one wording become copies; above 0.95 there is little but exact repeats. */
export const threshold = z.number().min(0.7).max(0.95)

const text = z.string().max(200_000)
const textToFind = z.strictObject({
  prompt: text,
  response: text.nullish(),
  /** The request inside of a wrapper, and the wrapper's name: one request in two wrappers is a family, not a copy. */
  unwrapped: text.nullish(),
  wrapper: z.string().max(120).nullish(),
})
export type TextToFind = z.output<typeof textToFind>

export const lookUpCopiesInput = z.strictObject({
  dataset: z.uuid().optional(),
  texts: z.array(textToFind).min(1, 'There is no text to look for').max(100, 'At most 100 texts at once'),
  threshold: threshold.optional(),
})
export type LookUpCopiesInput = z.output<typeof lookUpCopiesInput>

export type Copy = { sampleId: string; similarity: number }

export const findDuplicatesInput = z.strictObject({ dataset: z.uuid().optional(), threshold: threshold.optional() })
export type FindDuplicatesInput = z.output<typeof findDuplicatesInput>

const flag = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')])
const groupFilterShape = {
  lane: z.enum(lanes).optional(),
  kept: flag.default(false),
  exact: flag.optional(),
  meaning: flag.optional(),
  source: z.uuid().optional(),
  run: z.uuid().optional(),
  model: z.string().min(1).max(400).optional(),
  minSize: z.coerce.number().int().min(2).max(1_000_000).optional(),
  maxSize: z.coerce.number().int().min(2).max(1_000_000).optional(),
}
export const groupFilter = z.strictObject(groupFilterShape)
export type GroupFilter = z.output<typeof groupFilter>

/** Where the next page begins: size and id of the last group before it. */
const place = z.string().regex(/^\d{1,9}\.[0-9a-f-]{36}$/)
export const listGroupsInput = z.strictObject({
  dataset: z.uuid().optional(),
  ...groupFilterShape,
  after: place.optional(),
  take: z.coerce.number().int().min(1).max(200).default(100),
})
export type ListGroupsInput = z.output<typeof listGroupsInput>

export const duplicatesInput = z.strictObject({ dataset: z.uuid().optional() })
export type DuplicatesInput = z.output<typeof duplicatesInput>
export const groupInput = z.strictObject({ groupId: z.uuid() })
export type GroupInput = z.output<typeof groupInput>
export const neighboursInput = z.strictObject({ sampleId: z.uuid() })
export type NeighboursInput = z.output<typeof neighboursInput>

/** Exact search compares each with each: beyond this it takes hours. */
export const meantAtMost = 50_000
export const findAlikeInput = z.strictObject({
  dataset: z.uuid().optional(),
  modelId: z.uuid(),
  /** A cosine; what is alike enough differs from model to model. */
  threshold: z.number().min(0.7).max(0.99).default(0.9),
})
export type FindAlikeInput = z.output<typeof findAlikeInput>
export const alikePlan = z.object({ modelId: z.uuid(), threshold: z.number() })

export const collapseGroupsInput = z
  .strictObject({
    dataset: z.uuid().optional(),
    groups: z.array(z.uuid()).min(1).max(1_000).optional(),
    /** All groups that match instead; only those whose labels agree are touched. */
    filter: groupFilter.optional(),
    idempotencyKey: z.string().min(1).max(120).optional(),
  })
  .refine(({ groups, filter }) => (groups === undefined) !== (filter === undefined), 'Send either groups or a filter')
export type CollapseGroupsInput = z.output<typeof collapseGroupsInput>

export const decideGroupInput = z.strictObject({
  groupId: z.uuid(),
  act: z.enum(['label', 'flag']),
  labels: z.array(z.string().min(1).max(120)).max(50).optional(),
  /** As the caller saw them: who was changed meanwhile is not overwritten. */
  members: z
    .array(z.strictObject({ sampleId: z.uuid(), revision: z.number().int().min(1) }))
    .min(1)
    .max(200),
})
export type DecideGroupInput = z.output<typeof decideGroupInput>

export type Labelled = { labels: string[]; polarity: Polarity; count: number }
export type GroupRow = {
  id: string
  size: number
  lane: Lane
  exact: boolean
  least: number
  /** Something in it is alike in meaning and not in words. */
  byMeaning: boolean
  kept: boolean
  excerpt: string
  labelled: Labelled[]
}
export type GroupPage = { groups: GroupRow[]; total: number | null; next: string | null }

export type MemberView = {
  id: string
  revision: number
  prompt: string
  response: string | null
  unwrapped: string | null
  wrapper: string | null
  labels: string[]
  polarity: Polarity
  state: SampleState
  reviewed: boolean
  characters: number
  agreement: number | null
  verdicts: number
  partnerId: string | null
  similarity: number
  /** Alike its partner in meaning only; then the similarity is a cosine. */
  byMeaning: boolean
  exact: boolean
  source: string | null
  run: string | null
  model: string | null
  createdAt: string
  /** Whether it stays when the group is collapsed. */
  stays: boolean
}
export type GroupView = Omit<GroupRow, 'excerpt'> & {
  datasetId: string
  members: MemberView[]
  names: Record<string, { name: string; polarity: Polarity }>
}

export type Share = { key: string; total: number; exact: number; near: number }
export type DuplicateRates = {
  total: number
  exact: number
  near: number
  sources: (Share & { name: string | null })[]
  runs: (Share & { name: string | null })[]
  models: Share[]
}
export type DuplicatesView = {
  dataset: { id: string; name: string; samples: number }
  threshold: number
  passedAt: string | null
  passRunId: string | null
  /** A pass that is under way. */
  running: string | null
  /** Samples that came or changed and are not compared yet. */
  waiting: number
  /** The groups are being brought up to date: in a moment they may be others. */
  settling: boolean
  lanes: Record<Lane, number>
  /** Open groups of each lane by how many members they have, from `from` to `until`. */
  sizes: (SizeBin & { lane: Lane; groups: number })[]
  exact: number
  kept: number
  capped: { buckets: number; texts: number } | null
  rates: DuplicateRates | null
  ratedAt: string | null
  meaning: MeaningView
}
/** Copies in other words: with which models they can be looked for, and when that was done last. */
export type MeaningView = {
  models: { id: string; name: string; provider: string }[]
  foundAt: string | null
  threshold: number | null
  model: string | null
  groups: number
}
export type NeighbourView = {
  id: string
  similarity: number
  labels: string[]
  polarity: Polarity
  state: SampleState
  wrapper: string | null
  excerpt: string
}
export type NeighboursView = {
  groupId: string | null
  /** What was looked through: every sample, those of its group only, or nothing yet. */
  looked: 'all' | 'group' | 'nothing'
  neighbours: NeighbourView[]
}

export const splits = ['train', 'validation', 'test'] as const
/** A dataset; or of it one source, one snapshot, or one split of a snapshot. */
const side = z
  .strictObject({
    dataset: z.uuid(),
    source: z.uuid().nullish(),
    snapshot: z.uuid().nullish(),
    split: z.enum(splits).nullish(),
  })
  .refine(
    ({ source, snapshot, split }) => !(source && snapshot) && (!split || snapshot),
    'Choose one part of a dataset',
  )
/** Training data on the left, what it is tested with on the right; a test set that was imported is a dataset or a source. */
export const findLeaksInput = z
  .strictObject({ left: side, right: side, threshold: threshold.optional() })
  .refine(({ left, right }) => areApart(left, right), 'Choose two datasets, or two parts of one')
export type FindLeaksInput = z.output<typeof findLeaksInput>
export type Side = z.output<typeof side>

/** A whole is not compared with itself or with a part of it: all of that would be found. */
export function areApart(one: Side, other: Side) {
  if (one.dataset !== other.dataset) return true
  if (one.snapshot && one.snapshot === other.snapshot)
    return Boolean(one.split && other.split && one.split !== other.split)
  const [here, there] = [one.source ?? one.snapshot, other.source ?? other.snapshot]
  return Boolean(here && there && here !== there)
}
export const leaksPlan = z.object({
  left: side,
  right: side,
  threshold: z.number(),
  names: z.object({ left: z.string(), right: z.string() }).default({ left: 'the one', right: 'the other' }),
})

export const listLeaksInput = z.strictObject({
  runId: z.uuid(),
  after: z
    .string()
    .regex(/^[01](\.\d{1,20})?_[0-9a-f-]{36}$/)
    .optional(),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type ListLeaksInput = z.output<typeof listLeaksInput>
/** `unseen`: one's own to decide without what others think, or a copy of such a one. */
export type LeakSide = { id: string; text: string; labels: string[]; polarity: Polarity; unseen?: true }
/** What was found, and in what: null where the sample is gone by now. */
export type LeakView = { similarity: number; left: LeakSide | null; right: LeakSide | null }
export type LeaksView = {
  status: string
  /** What was looked for, and where, in words. */
  names: { left: string; right: string }
  threshold: number
  /** Samples of the right side, and how many of them the left side has too. */
  right: number
  leaked: number | null
  leaks: LeakView[]
  next: string | null
}
export const leaksInput = z.strictObject({ runId: z.uuid() })
export type LeaksInput = z.output<typeof leaksInput>

/** Something that can be looked through or looked for. */
export type SideView = { key: string; name: string; kind: 'dataset' | 'source' | 'split'; rows: number; side: Side }
export type LeakSearchView = {
  runId: string
  status: string
  left: string
  right: string
  rows: number
  leaked: number | null
  exact: number | null
  createdAt: string
}
export type LeakSidesView = { sides: SideView[]; searches: LeakSearchView[] }
