import { z } from 'zod'
import type { Polarity } from '../samples/schema'

const name = z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters')

export const createProjectInput = z.strictObject({
  name,
  policy: z.string().min(1).max(60).default('moderation-starter'),
})
export type CreateProjectInput = z.output<typeof createProjectInput>
export const renameProjectInput = z.strictObject({ name })
export type RenameProjectInput = z.output<typeof renameProjectInput>

export const targets = ['prompt', 'response'] as const
export type Target = (typeof targets)[number]
export const createDatasetInput = z.strictObject({ name, target: z.enum(targets), policyVersionId: z.uuid() })
export type CreateDatasetInput = z.output<typeof createDatasetInput>
export const renameDatasetInput = z.strictObject({ datasetId: z.uuid(), name })
export type RenameDatasetInput = z.output<typeof renameDatasetInput>
export const datasetInput = z.strictObject({ datasetId: z.uuid() })
export type DatasetInput = z.output<typeof datasetInput>
/** Without a choice, the project's first dataset. */
export const overviewInput = z.object({ dataset: z.uuid().optional().catch(undefined) })
export type OverviewInput = z.output<typeof overviewInput>

export type PolarityCounts = Record<Polarity, number>
export type ProjectView = {
  id: string
  name: string
  archivedAt: string | null
  role: string
  samples: PolarityCounts
  datasets: number
  people: number
  running: number
}
export type DatasetView = {
  id: string
  name: string
  target: Target
  policy: string
  policyVersion: number
  samples: number
  archivedAt: string | null
}

export type LabelCount = { code: string; name: string; polarity: Polarity; count: number; reviewed: number }
export type Step = { key: string; title: string; why: string; act: string; href: string }
export type OverviewView = {
  dataset: DatasetView
  total: number
  broughtIn: number
  generated: number
  /** Where what was brought in came from: files, pages and the like, the fullest first; null where samples have no source. */
  sources: { kind: string | null; ids: string[]; count: number }[]
  /** What has been written, and for how much (millionths of a dollar). */
  generation: { runs: number; costMicros: number }
  judged: PolarityCounts
  reviewed: PolarityCounts
  all: PolarityCounts
  /** The newest snapshot that was taken. */
  snapshot: { id: string; version: string; rows: number; polarity: PolarityCounts } | null
  labels: LabelCount[]
  cost: { total: number; days: { day: string; micros: number }[]; kinds: { kind: string; micros: number }[] }
}
