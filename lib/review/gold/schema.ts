import { z } from 'zod'
import type { Polarity } from '../../samples/schema'

export const keepGoldInput = z.strictObject({
  sampleId: z.uuid(),
  labels: z.array(z.string().min(1).max(120)).min(1, 'A known answer needs a label').max(50),
  note: z.string().trim().max(500).default(''),
})
export type KeepGoldInput = z.output<typeof keepGoldInput>
export const goldInput = z.strictObject({ sampleId: z.uuid() })
export type GoldInput = z.output<typeof goldInput>
export const listGoldInput = z.strictObject({ dataset: z.uuid().optional() })
export type ListGoldInput = z.output<typeof listGoldInput>

export const reviewerInput = z.strictObject({ queueId: z.uuid(), userId: z.uuid() })
export type ReviewerInput = z.output<typeof reviewerInput>
export const pauseReviewerInput = z.strictObject({
  queueId: z.uuid(),
  userId: z.uuid(),
  reason: z.string().trim().min(1, 'Say why').max(300),
})
export type PauseReviewerInput = z.output<typeof pauseReviewerInput>

export type GoldView = { sampleId: string; labels: string[]; polarity: Polarity; note: string; excerpt: string }
/** How one person does in one queue, for those who curate it. */
export type ReviewerRecord = {
  userId: string
  name: string
  done: number
  /** Median seconds; null before five decisions. */
  pace: number | null
  known: number
  right: number
  /** Where their true share of right answers lies at least; null before the first known answer. */
  low: number | null
  pause: { reason: string; by: string | null; at: string } | null
}
