import type { Ctx } from '../ctx'
import { readSnapshotRows } from './read-snapshot-rows'
import { readTextRows } from './read-text-rows'
import { partOf } from './rules'

type From = { datasetId: string; snapshotId: string | null; target: 'prompt' | 'response' }

const shares = { validation: 0.1, test: 0.1 }

/** The labelled texts that leave this studio, in parts: those of the snapshot, or by a draw. */
export async function readSplitRows(ctx: Ctx, { datasetId, snapshotId, target }: From) {
  if (snapshotId) return (await readSnapshotRows(ctx, { snapshotId, target }, { seed: 1 })).rows
  const { rows } = await readTextRows(ctx, { datasetId, target }, { filter: {}, seed: 1 })
  return rows.map((row) => ({ ...row, part: partOf(row.draw, shares) }))
}
