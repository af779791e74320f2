import { z } from 'zod'
import type { Prisma } from '../generated/prisma/client'
import { type Manifest, manifest } from './classifier/schema'
import type { Report } from './evaluation/schema'
import { stateOf } from './rules'
import type { EvaluationSummary, ModelSummary } from './schema'

export const evaluationSelect = {
  id: true,
  datasetId: true,
  heldOut: true,
  status: true,
  rows: true,
  runId: true,
  threshold: true,
  report: true,
  createdAt: true,
} satisfies Prisma.EvaluationSelect

export const modelSelect = {
  id: true,
  name: true,
  datasetId: true,
  target: true,
  status: true,
  runId: true,
  hash: true,
  threshold: true,
  manifest: true,
  parentId: true,
  snapshotId: true,
  madeBy: true,
  archivedAt: true,
  createdAt: true,
  evaluations: { where: { heldOut: true }, select: evaluationSelect, take: 1 },
} satisfies Prisma.TrainedModelSelect

type EvaluationRow = Prisma.EvaluationGetPayload<{ select: typeof evaluationSelect }>
type ModelRow = Prisma.TrainedModelGetPayload<{ select: typeof modelSelect }>
export type Around = {
  datasets: Map<string, string>
  runs: Map<string, { status: string; reason: string | null }>
  models: Map<string, string>
  snapshots: Map<string, string>
}

const madeBy = z.object({ name: z.string() })

export function viewModel(row: ModelRow, around: Around): ModelSummary {
  const { datasets, runs, models, snapshots } = around
  const run = runs.get(row.runId ?? '')
  const [heldOut] = row.evaluations
  const report = heldOut ? reportOf(heldOut.report) : null
  return {
    id: row.id,
    name: row.name,
    datasetId: row.datasetId,
    dataset: datasets.get(row.datasetId) ?? '',
    target: row.target,
    state: stateOf(row.status, run?.status),
    reason: run?.reason ?? null,
    runId: row.runId,
    hash: row.hash,
    threshold: row.threshold,
    snapshot: row.snapshotId ? { id: row.snapshotId, version: snapshots.get(row.snapshotId) ?? '' } : null,
    trainedOn: manifestOf(row.manifest)?.trainedOn ?? null,
    parent: row.parentId ? { id: row.parentId, name: models.get(row.parentId) ?? '' } : null,
    heldOut: heldOut && report ? { id: heldOut.id, n: report.n, measures: report.measures } : null,
    madeBy: madeBy.catch({ name: '' }).parse(row.madeBy).name,
    archived: row.archivedAt !== null,
    createdAt: row.createdAt.toISOString(),
  }
}

export function viewEvaluation(row: EvaluationRow, { datasets, runs }: Around): EvaluationSummary {
  const report = reportOf(row.report)
  return {
    id: row.id,
    datasetId: row.datasetId,
    dataset: datasets.get(row.datasetId) ?? '',
    heldOut: row.heldOut,
    state: stateOf(row.status, runs.get(row.runId ?? '')?.status),
    rows: row.rows,
    runId: row.runId,
    threshold: row.threshold,
    auroc: report?.measures.auroc ?? null,
    f1: report?.measures.f1 ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}

export function manifestOf(kept: unknown): Manifest | null {
  return kept === null ? null : manifest.parse(kept)
}

/** As it was written here: nobody else writes it. */
export const reportOf = (kept: unknown) => kept as Report | null
