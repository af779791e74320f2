import { z } from 'zod'
import { sampleFilter } from '../samples/filter/schema'
import type { Split } from './export/schema'

const percent = z.number().int().min(0).max(100)
export const shares = z
  .strictObject({ train: percent, validation: percent, test: percent })
  .refine(({ train, validation, test }) => train + validation + test === 100, 'The three shares make 100 per cent')
export type Shares = z.output<typeof shares>

/** What goes into a snapshot and how it is split. The same settings on the same samples are the same snapshot. */
export const snapshotSettings = z.strictObject({
  filter: sampleFilter.default({}),
  /** Only what somebody or something accepted. */
  accepted: z.boolean().default(true),
  /** Only what two people decided, or where a disagreement was settled. */
  twoPeople: z.boolean().default(false),
  /** Leave out what strangers wrote and nobody has looked at. */
  withoutTainted: z.boolean().default(false),
  shares: shares.default({ train: 80, validation: 10, test: 10 }),
  seed: z.number().int().min(0).max(2_147_483_647).default(42),
  /** One persona's texts stay together. */
  byPersona: z.boolean().default(false),
  /** Where whoever brought a sample in said which side it is for, it goes there. */
  byBucket: z.boolean().optional(),
})
export type SnapshotSettings = z.output<typeof snapshotSettings>

const note = z
  .string()
  .trim()
  .max(2_000)
  .refine((value) => !value.includes('\u0000') && value.isWellFormed(), 'This text has characters that cannot be kept')

export const takeSnapshotInput = snapshotSettings.extend({
  dataset: z.uuid().optional(),
  note: note.default(''),
  idempotencyKey: z.string().min(1).max(120).optional(),
})
export type TakeSnapshotInput = z.output<typeof takeSnapshotInput>
export const previewSnapshotInput = snapshotSettings.extend({ dataset: z.uuid().optional() })
export type PreviewSnapshotInput = z.output<typeof previewSnapshotInput>

export const snapshotInput = z.strictObject({ snapshotId: z.uuid() })
export type SnapshotInput = z.output<typeof snapshotInput>
export const listSnapshotsInput = z.object({
  dataset: z.uuid().optional(),
  before: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type ListSnapshotsInput = z.output<typeof listSnapshotsInput>

/** Each row is counted once, under the first reason that keeps it out. */
export type LeftOut = { notAccepted: number; tooFewPeople: number; tainted: number }
export type SplitSizes = Record<Split, number>
export type SplitReport = {
  sizes: SplitSizes
  /** Rows of each label in each split; the label of a row is its first. */
  byLabel: { label: string; sizes: SplitSizes }[]
  groups: number
  largestGroup: number
  /** Rows whose group was in the snapshot before, and stayed where it was. */
  kept: number
  /** Rows that had to change sides, because a new sample joined two groups. */
  movedByMerge: number
  /** Why a size is farther from its share than one in a hundred. Empty when none is. */
  reasons: string[]
}
export type PublicCheck = { source: string; rows: number; near: number }
/** Every held-out row was compared with every training row that it could be near to. */
export type Proof = {
  threshold: number
  heldOut: number
  train: number
  compared: number
  /** Held-out rows that are near copies of a training row, in test and in validation. */
  testLeaks: number
  validationLeaks: number
  /** Training rows that share so much with so many that not all were looked at; 0 when all were. */
  capped: number
  publicSets: PublicCheck[]
}
export type Counts = Record<string, number>
export type SnapshotSummary = {
  matching: number
  leftOut: LeftOut
  splits: SplitReport
  proof: Proof | null
  polarity: Counts
  /** Verdicts within each split. */
  bySplit: Partial<Record<Split, Counts>>
  labels: Counts
  labelSource: Counts
  language: Counts
  sources: { name: string; licence: string | null; rows: number }[]
  people: { decided: number; two: number; most: number; adjudicated: number }
  simulated: number
  tainted: number
  characters: { least: number; mean: number; most: number }
  judges: { name: string; read: number; unreadable: number; agree: number }[]
  personalData: { email: number; phone: number }
  changes: Changes | null
  versionReason: string
}
/** What is different from the snapshot before. */
export type Changes = {
  added: number
  removed: number
  edited: number
  relabelled: number
  moved: number
  policyChanged: boolean
}

export const snapshotStatuses = ['taking', 'taken', 'failed'] as const
export type SnapshotView = {
  id: string
  datasetId: string
  dataset: string
  status: (typeof snapshotStatuses)[number]
  version: string
  note: string
  rows: number
  pairs: number
  contentHash: string | null
  runId: string | null
  reason: string | null
  by: string
  createdAt: string
  takenAt: string | null
  sizes: SplitSizes | null
  polarity: Counts | null
}
export type PreviewView = Pick<SnapshotSummary, 'matching' | 'leftOut'> & {
  rows: number
  sizes: SplitSizes
  labels: { label: string; name: string; rows: number }[]
  /** The version before it, which old groups keep their places from. */
  previous: { id: string; version: string; same: boolean } | null
}

export type CertificateFigure = { label: string; wrong: number; n: number; bound: number | null }
export type Certificate = {
  /** Rows whose label people, who did not see it, would have given otherwise. */
  overall: CertificateFigure
  /** Rows on the wrong side of safe and unsafe. */
  verdict: CertificateFigure
  byLabel: CertificateFigure[]
  level: number
  people: number
}
export type AuditView = {
  id: string
  queueId: string
  bound: number
  size: number
  /** Rows of the snapshot that could not be drawn, because the sample is gone or its text was changed since. */
  gone: number
  open: number
  disputed: number
  certificate: Certificate | null
  startedBy: string
  createdAt: string
  certifiedAt: string | null
}
export type SnapshotDetailView = SnapshotView & {
  target: 'prompt' | 'response'
  policy: {
    name: string
    version: number
    labels: { code: string; name: string; polarity: string; definition: string }[]
  }
  settings: SnapshotSettings
  summary: SnapshotSummary | null
  previous: { id: string; version: string } | null
  audits: AuditView[]
  files: { name: string; bytes: number; sha256: string }[]
}

export const compareInput = z.strictObject({ snapshotId: z.uuid(), with: z.uuid() })
export type CompareInput = z.output<typeof compareInput>
export const changeKinds = ['added', 'removed', 'edited', 'relabelled', 'moved'] as const
export type ChangeKind = (typeof changeKinds)[number]
export const listChangesInput = compareInput.extend({
  kind: z.enum(changeKinds).optional(),
  after: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(1_000).default(50),
})
export type ListChangesInput = z.output<typeof listChangesInput>
export type ChangedRow = {
  sampleId: string
  kinds: ChangeKind[]
  text: string
  before: { labels: string[]; split: Split; text: string } | null
  now: { labels: string[]; split: Split } | null
  /** Whose decision changed the label, and what they noted. */
  by: string | null
  note: string | null
}
export type ComparisonView = {
  from: { id: string; version: string; takenAt: string; rows: number }
  to: { id: string; version: string; takenAt: string; rows: number }
  changes: Changes
  policy: { from: string; to: string; changes: number | null }
}
export type ChangesView = { rows: ChangedRow[]; next: string | null }

export const startAuditInput = z.strictObject({
  snapshotId: z.uuid(),
  /** The label error to rule out, as a share. */
  bound: z.number().min(0.002, 'A bound under 0.2 per cent takes more rows than people check').max(0.2),
  /** How many wrong rows may turn up without breaking the bound. */
  allowed: z.number().int().min(0).max(50).default(0),
})
export type StartAuditInput = z.output<typeof startAuditInput>
export const auditInput = z.strictObject({ snapshotId: z.uuid(), auditId: z.uuid() })
export type AuditInput = z.output<typeof auditInput>
