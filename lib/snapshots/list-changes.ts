import { allow, type Ctx } from '../ctx'
import { pool } from '../db'
import { unseenIds } from '../samples/unseen-ids'
import { changesBetween } from './compare/changes'
import { findTaken } from './find-taken'
import { type ChangedRow, type ChangeKind, type ChangesView, changeKinds, type ListChangesInput } from './schema'

/** The rows that two snapshots do not share, or have otherwise, by the id of the sample. */
export async function listChanges(
  ctx: Ctx,
  { snapshotId, with: other, ...asked }: ListChangesInput,
): Promise<ChangesView> {
  allow(ctx, 'read')
  const [from, to] = await Promise.all([findTaken(ctx, other), findTaken(ctx, snapshotId)])
  const rows = await readChanges([from.id, to.id], { ...asked, take: asked.take + 1 })
  const shown = rows.slice(0, asked.take)
  const held = await unseenIds(ctx, to.datasetId)
  return {
    rows: shown.filter(({ sampleId }) => !held.includes(sampleId)),
    next: rows.length > asked.take ? (shown.at(-1)?.sampleId ?? null) : null,
  }
}

type Flags = Record<ChangeKind, boolean>
type Row = Flags & {
  sampleId: string
  fromText: string | null
  toText: string | null
  fromLabels: string[] | null
  toLabels: string[] | null
  fromSplit: 'train' | 'validation' | 'test' | null
  toSplit: 'train' | 'validation' | 'test' | null
  by: string | null
  note: string | null
}

export async function readChanges(
  [from, to]: readonly [string, string],
  { kind, after, take }: Pick<ListChangesInput, 'kind' | 'after' | 'take'>,
): Promise<ChangedRow[]> {
  const { text, values } = changesBetween(from, to)
  // The decision that gave the sample the label it has in the second one.
  const { rows } = await pool.query<Row>(
    `SELECT c.*, left(a.prompt, 400) AS "fromText", left(b.prompt, 400) AS "toText", a.labels AS "fromLabels", b.labels AS "toLabels",
       a.split::text AS "fromSplit", b.split::text AS "toSplit", d.by, d.note
     FROM (SELECT * FROM (${text}) every WHERE ($3::uuid IS NULL OR "sampleId" > $3::uuid)
       AND CASE $4::text WHEN 'added' THEN added WHEN 'removed' THEN removed WHEN 'edited' THEN edited WHEN 'relabelled' THEN relabelled WHEN 'moved' THEN moved ELSE true END
       ORDER BY "sampleId" LIMIT $5) c
     LEFT JOIN "SnapshotRow" a ON a."snapshotId" = $1::uuid AND a.position = c."fromPosition"
     LEFT JOIN "SnapshotRow" b ON b."snapshotId" = $2::uuid AND b.position = c."toPosition"
     LEFT JOIN LATERAL (SELECT coalesce(u.name, k.name, 'Someone') AS by, d.note FROM "Decision" d
       LEFT JOIN "User" u ON u.id = d."userId" LEFT JOIN "ApiKey" k ON k.id = d."userId"
       WHERE c.relabelled AND d."sampleId" = c."sampleId" AND d."toLabels" = b.labels AND d.act IN ('relabel', 'accept', 'undo')
         AND d."createdAt" <= (SELECT "takenAt" FROM "Snapshot" WHERE id = $2::uuid) ORDER BY d.id DESC LIMIT 1) d ON true
     ORDER BY c."sampleId"`,
    [...values, after ?? null, kind ?? null, take],
  )
  return rows.map((row) => ({
    sampleId: row.sampleId,
    kinds: changeKinds.filter((each) => row[each]),
    text: row.toText ?? row.fromText ?? '',
    before:
      row.fromLabels && row.fromSplit
        ? { labels: row.fromLabels, split: row.fromSplit, text: row.fromText ?? '' }
        : null,
    now: row.toLabels && row.toSplit ? { labels: row.toLabels, split: row.toSplit } : null,
    by: row.by,
    note: row.note,
  }))
}
