import type { LandingTable } from './landing'
import type { ReadySample } from '../mapping/ready-row'
import type { PairRow } from '../mapping/map-row'
import { contentHash } from '../../content-hash'
import { cell, json, list } from './copy-text'

export type Destination = {
  projectId: string
  datasetId: string
  sourceId: string
  runId: string
  policyVersionId: string
}

const perRow = [
  ['row', 'int'],
  ['id', 'uuid'],
  ['contentHash', 'uuid'],
  ['prompt', 'text'],
  ['conversation', 'jsonb'],
  ['response', 'text'],
  ['unwrapped', 'text'],
  ['wrapper', 'text'],
  ['safePrompt', 'text'],
  ['labels', 'text[]'],
  ['polarity', '"Polarity"'],
  ['labelSource', '"LabelSource"'],
  ['familyId', 'uuid'],
  ['language', 'text'],
  ['model', 'text'],
  ['characters', 'int'],
  ['meta', 'jsonb'],
] as const
const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
const ofSample = perRow.map(([name]) => name).filter((name) => name !== 'row')

/**
 * The id of a row with this text that is there already: one look into the index on dataset and hash. Asked for in the
 * order of the hash, which no other index has; by costs alone the planner takes any index that begins with the dataset
 * and reads all of it for each row, as long as it believes the dataset to be small.
 */
const known = (table: string) =>
  `(SELECT known.id FROM "${table}" known WHERE known."datasetId" = $2::uuid AND known."contentHash" >= stage."contentHash" AND known."contentHash" <= stage."contentHash" ORDER BY known."contentHash" LIMIT 1)`

/** Nothing but index look-ups in their own order, and room for one load in memory. */
export const plainPlans = `SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_sort = off; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'`

/** Samples whose repeats join the row they repeat: copied beside the table, then those that are new go in. */
export function joiningSamples({ projectId, datasetId, sourceId, runId, policyVersionId }: Destination): LandingTable {
  return {
    prepare: `CREATE TEMP TABLE stage (${perRow.map(([name, type]) => `"${name}" ${type}`).join(', ')}, "first" uuid) ON COMMIT DROP`,
    copy: `COPY stage (${quoted(perRow.map(([name]) => name))}, "first") FROM STDIN`,
    settle: {
      text: `WITH found AS MATERIALIZED (SELECT stage.*, coalesce(${known('Sample')}, stage."first") AS existing FROM stage),
        added AS (
          INSERT INTO "Sample" ("projectId", "datasetId", "sourceId", "runId", "policyVersionId", "sourceRow", "position", ${quoted(ofSample)})
          SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, row + 1, row, ${quoted(ofSample)} FROM found WHERE existing IS NULL RETURNING 1),
        joined AS (
          INSERT INTO "SampleSource" ("sourceId", "row", "sampleId", "labels", "polarity")
          SELECT $3::uuid, row + 1, existing, "labels", "polarity" FROM found WHERE existing IS NOT NULL RETURNING 1)
        SELECT (SELECT count(*) FROM added) AS added, (SELECT count(*) FROM joined) AS repeats`,
      values: [projectId, datasetId, sourceId, runId, policyVersionId],
    },
    clear: 'TRUNCATE stage',
  }
}

/** Samples that are all kept, repeats and all: straight into the table. */
export const plainSamples: LandingTable = {
  copy: `COPY "Sample" ("projectId", "datasetId", "sourceId", "runId", "policyVersionId", "sourceRow", "position", ${quoted(ofSample)}) FROM STDIN`,
}

export function pairs({ projectId, datasetId, sourceId }: Destination, join: boolean): LandingTable {
  const existing = join ? `coalesce(${known('Preference')}, stage."first")` : 'NULL::uuid'
  const columns = [
    'id',
    'contentHash',
    'prompt',
    'conversation',
    'responseA',
    'responseB',
    'better',
    'safer',
    'polarityA',
    'polarityB',
    'meta',
  ]
  return {
    prepare: `CREATE TEMP TABLE stage ("row" int, id uuid, "contentHash" uuid, prompt text, conversation jsonb, "responseA" text, "responseB" text,
      better text, safer text, "polarityA" "Polarity", "polarityB" "Polarity", meta jsonb, "first" uuid) ON COMMIT DROP`,
    copy: `COPY stage ("row", ${quoted(columns)}, "first") FROM STDIN`,
    settle: {
      text: `WITH found AS MATERIALIZED (SELECT stage.*, ${existing} AS existing FROM stage WHERE $2::uuid IS NOT NULL),
        added AS (
          INSERT INTO "Preference" ("projectId", "datasetId", "sourceId", "sourceRow", ${quoted(columns)})
          SELECT $1::uuid, $2::uuid, $3::uuid, row + 1, ${quoted(columns)} FROM found WHERE existing IS NULL RETURNING 1),
        joined AS (
          INSERT INTO "SampleSource" ("sourceId", "row", "sampleId", "labels") SELECT $3::uuid, row + 1, existing, '{}' FROM found WHERE existing IS NOT NULL RETURNING 1)
        SELECT (SELECT count(*) FROM added) AS added, (SELECT count(*) FROM joined) AS repeats`,
      values: [projectId, datasetId, sourceId],
    },
    clear: 'TRUNCATE stage',
  }
}

export function sampleLine(row: number, id: string, hash: string, sample: ReadySample) {
  const { prompt, response, polarity } = sample
  const request = sample.unwrapped ?? prompt
  // A prompt alone has its own hash already.
  const family = response === null && sample.unwrapped === null ? hash : contentHash(request)
  const characters = prompt.length + (response?.length ?? 0)
  const labelSource = polarity === 'none' && sample.labels.length === 0 ? 'none' : 'import'
  return {
    head: String(row),
    rest: `${id}\t${hash}\t${cell(prompt)}\t${json(sample.conversation)}\t${cell(response)}\t${cell(sample.unwrapped)}\t${cell(sample.wrapper)}\t${cell(sample.safePrompt)}\t${list(sample.labels)}\t${polarity}\t${labelSource}\t${family}\t${cell(sample.language)}\t${cell(sample.model)}\t${characters}\t${json(sample.meta)}`,
  }
}

export const plainHead = ({ projectId, datasetId, sourceId, runId, policyVersionId }: Destination) =>
  `${projectId}\t${datasetId}\t${sourceId}\t${runId}\t${policyVersionId}\t`

export const pairLine = (row: number, id: string, hash: string, pair: PairRow) =>
  `${row}\t${id}\t${hash}\t${cell(pair.prompt)}\t${json(pair.conversation)}\t${cell(pair.a)}\t${cell(pair.b)}\t${cell(pair.better)}\t${cell(pair.safer)}\t${pair.verdictA}\t${pair.verdictB}\t${json(pair.meta)}`
