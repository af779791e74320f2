import { allow, type Ctx } from '../ctx'
import { pool } from '../db'
import { unseenIds } from '../samples/unseen-ids'
import { type Change, changedRow, changedRows } from './compare/changes'
import { findTaken } from './find-taken'
import type { ChangesView, ListChangesInput } from './schema'

/** The rows that two snapshots do not share, or have otherwise, by the id of the sample. */
export async function listChanges(
  ctx: Ctx,
  { snapshotId, with: other, ...asked }: ListChangesInput,
): Promise<ChangesView> {
  allow(ctx, 'read')
  const [from, to] = await Promise.all([findTaken(ctx, other), findTaken(ctx, snapshotId)])
  const { text, values } = changedRows([from.id, to.id], { ...asked, take: asked.take + 1 })
  const { rows } = await pool.query<Change>(text, values)
  const shown = rows.slice(0, asked.take).map(changedRow)
  const held = await unseenIds(ctx, to.datasetId)
  return {
    rows: shown.filter(({ sampleId }) => !held.includes(sampleId)),
    next: rows.length > asked.take ? (shown.at(-1)?.sampleId ?? null) : null,
  }
}
