import { z } from 'zod'
import { mapping } from '../mapping/schema'
import { choices, recipe } from '../schema'

const name = z.string().trim().min(1).max(200)

export const hubInput = z.strictObject({
  /** `owner/name`, or any address of the dataset on the hub, a page of its viewer included. */
  dataset: z.string().trim().min(1).max(2000),
  config: name.optional(),
  split: name.optional(),
  revision: name.optional(),
  token: z.string().trim().min(1).max(500).optional(),
})
export type HubInput = z.output<typeof hubInput>

const readAs = { datasetId: z.uuid(), mapping: mapping.optional(), recipe: recipe.default('plain') }
export const previewHubInput = hubInput.extend(readAs)
export type PreviewHubInput = z.output<typeof previewHubInput>

export const importHubInput = previewHubInput.extend({
  ...choices,
  /** With false the rows are fetched as an upload, and a person goes on in the import wizard. */
  importNow: z.boolean().default(true),
  name: name.optional(),
})
export type ImportHubInput = z.output<typeof importHubInput>

export type HubSplit = { config: string; split: string; files: number; bytes: number | null; rows: number | null }
export type HubView = {
  id: string
  /** The commit that is read, whatever happens to the branch meanwhile. */
  revision: string
  address: string
  licence: string | null
  card: string | null
  private: boolean
  gated: boolean
  /** Parquet files that the hub made, files of the dataset's own, or rows one hundred at a time. */
  from: 'parquet' | 'files' | 'rows'
  splits: HubSplit[]
  /** What the address pointed at. */
  chosen: { config: string; split: string; page: number | null } | null
}

export const hubFile = z.object({
  path: z.string(),
  revision: z.string(),
  bytes: z.number().nullable(),
  sha256: z.string().nullable(),
})
export type HubFile = z.output<typeof hubFile>

/** How a hub dataset is fetched, as its run keeps it. The token is not in it. */
export const hubPlan = z.object({
  id: z.string(),
  revision: z.string(),
  config: z.string(),
  split: z.string(),
  uploadId: z.uuid(),
  fileName: z.string(),
  name: z.string(),
  address: z.string(),
  licence: z.string().nullable(),
  importNow: z.boolean(),
  import: importHubInput.pick({
    datasetId: true,
    mapping: true,
    recipe: true,
    repeats: true,
    unreadable: true,
    unwrap: true,
    safePrompts: true,
  }),
  startedBy: z.object({ type: z.enum(['user', 'key', 'job', 'system']), id: z.string(), name: z.string() }),
})
export type HubPlan = z.output<typeof hubPlan>

export const hubBatch = z.union([
  z.object({ file: hubFile }),
  z.object({ rows: z.object({ offset: z.number(), length: z.number().nullable() }) }),
  z.object({ join: z.literal(true) }),
])

export type StartedHubImport = { runId: string; runNumber: number; uploadId: string; splits: HubSplit[] }
