import { z } from 'zod'
import { sampleFilter } from '../filter/schema'

const code = z.string().min(1).max(120)

/** What can be done to all samples that match. */
export const bulkAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['accept', 'reject', 'flag', 'reopen', 'delete']) }),
  z.strictObject({ kind: z.literal('label'), labels: z.array(code).max(50) }),
  z.strictObject({ kind: z.literal('replace'), from: code, to: code }),
  z.strictObject({ kind: z.literal('move'), toDataset: z.uuid() }),
])
export type BulkAct = z.output<typeof bulkAct>

export const bulkSamplesInput = z.strictObject({
  dataset: z.uuid().optional(),
  filter: sampleFilter.default({}),
  act: bulkAct,
  idempotencyKey: z.string().min(1).max(120).optional(),
})
export type BulkSamplesInput = z.output<typeof bulkSamplesInput>

export const undoBulkInput = z.strictObject({ runId: z.uuid() })
export type UndoBulkInput = z.output<typeof undoBulkInput>

/** What a run keeps of the request, read again before each batch. `byPerson` is false for a script. */
export const bulkPlan = z.object({
  filter: sampleFilter,
  /** What whoever asked was deciding unseen then. */
  held: z.array(z.uuid()).default([]),
  act: bulkAct,
  startedAt: z.iso.datetime(),
  userId: z.uuid(),
  byPerson: z.boolean(),
})
export type BulkPlan = z.output<typeof bulkPlan>
export const undoPlan = z.object({ undoes: z.uuid(), act: bulkAct, userId: z.uuid() })

/** `ids`: what was found by something that the act itself may change. */
export const bulkRange = z.object({ from: z.uuid(), until: z.uuid().nullable(), ids: z.array(z.uuid()).optional() })
export type BulkRange = z.output<typeof bulkRange>

/** Why samples of a batch were left as they were. */
export type BulkSkips = { decided: number; already: number; refused: number }
