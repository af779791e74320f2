import { z } from 'zod'
import type { Polarity } from '../../samples/schema'
import type { ReviewSample } from '../decision/schema'

export const causes = ['ambiguous_text', 'guideline_gap', 'error', 'edge_case', 'subjective', 'other'] as const
export type Cause = (typeof causes)[number]

export const listDisputesInput = z.strictObject({
  dataset: z.uuid().optional(),
  queue: z.uuid().optional(),
  after: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(50).default(20),
})
export type ListDisputesInput = z.output<typeof listDisputesInput>

export const settleDisputeInput = z.strictObject({
  itemId: z.uuid(),
  /** As the adjudicator saw the sample. */
  revision: z.number().int().min(1),
  labels: z.array(z.string().min(1).max(120)).min(1, 'Choose a label').max(50),
  cause: z.enum(causes),
  note: z.string().trim().max(2_000).optional(),
  seconds: z.number().min(0).max(86_400).optional(),
  idempotencyKey: z.uuid().optional(),
})
export type SettleDisputeInput = z.output<typeof settleDisputeInput>

export const listOverruledInput = z.strictObject({
  take: z.coerce.number().int().min(1).max(200).default(50),
  /** The item of the last row that is known. */
  before: z.uuid().optional(),
})
export type ListOverruledInput = z.output<typeof listOverruledInput>

/** One person's answer without the person. */
export type Side = {
  who: string
  act: string
  labels: string[]
  polarity: Polarity
  seconds: number | null
  note: string | null
}
export type Dispute = {
  itemId: string
  queueId: string
  queue: string
  left: number
  sample: ReviewSample
  sides: Side[]
}
export type Overruled = {
  itemId: string
  sampleId: string
  queue: string
  excerpt: string
  said: string[]
  saidAct: string
  labels: string[]
  cause: Cause
  note: string | null
  at: string
}
