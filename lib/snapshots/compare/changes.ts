import { Prisma } from '../../generated/prisma/client'
import { type ChangedRow, type ChangeKind, changeKinds, type ListChangesInput } from '../schema'

/** Each sample of either snapshot that is not the same in both, and in which ways. */
export const changesBetween = (from: string, to: string) => Prisma.sql`
  SELECT coalesce(b."sampleId", a."sampleId") AS "sampleId", a.position AS "fromPosition", b.position AS "toPosition",
    a."sampleId" IS NULL AS added, b."sampleId" IS NULL AS removed,
    coalesce(a.prompt <> b.prompt OR a.response IS DISTINCT FROM b.response OR a.conversation IS DISTINCT FROM b.conversation, false) AND a."sampleId" IS NOT NULL AND b."sampleId" IS NOT NULL AS edited,
    coalesce(a.labels <> b.labels OR a.polarity <> b.polarity, false) AS relabelled, coalesce(a.split <> b.split, false) AS moved
  FROM (SELECT * FROM "SnapshotRow" WHERE "snapshotId" = ${from}::uuid) a FULL JOIN (SELECT * FROM "SnapshotRow" WHERE "snapshotId" = ${to}::uuid) b ON b."sampleId" = a."sampleId"
  WHERE a."sampleId" IS NULL OR b."sampleId" IS NULL OR a.prompt <> b.prompt OR a.response IS DISTINCT FROM b.response
    OR a.conversation IS DISTINCT FROM b.conversation OR a.labels <> b.labels OR a.polarity <> b.polarity OR a.split <> b.split`

/** Those of a kind as `Change`, by the id of the sample, each with the decision that gave it the label it has in the second. Without `take`, all. */
export const changedRows = (
  [from, to]: readonly [string, string],
  { kind, after, take }: Partial<Pick<ListChangesInput, 'kind' | 'after' | 'take'>>,
) => Prisma.sql`
  SELECT c.*, left(a.prompt, 400) AS "fromText", left(b.prompt, 400) AS "toText", a.labels AS "fromLabels", b.labels AS "toLabels",
    a.split::text AS "fromSplit", b.split::text AS "toSplit", d.by, d.note
  FROM (SELECT * FROM (${changesBetween(from, to)}) every WHERE (${after ?? null}::uuid IS NULL OR "sampleId" > ${after ?? null}::uuid)
    AND CASE ${kind ?? null}::text WHEN 'added' THEN added WHEN 'removed' THEN removed WHEN 'edited' THEN edited WHEN 'relabelled' THEN relabelled WHEN 'moved' THEN moved ELSE true END
    ORDER BY "sampleId" LIMIT ${take ?? null}::int) c
  LEFT JOIN "SnapshotRow" a ON a."snapshotId" = ${from}::uuid AND a.position = c."fromPosition"
  LEFT JOIN "SnapshotRow" b ON b."snapshotId" = ${to}::uuid AND b.position = c."toPosition"
  LEFT JOIN LATERAL (SELECT coalesce(u.name, k.name, 'Someone') AS by, d.note FROM "Decision" d
    LEFT JOIN "User" u ON u.id = d."userId" LEFT JOIN "ApiKey" k ON k.id = d."userId"
    WHERE c.relabelled AND d."sampleId" = c."sampleId" AND d."toLabels" = b.labels AND d.act IN ('relabel', 'accept', 'undo')
      AND d."createdAt" <= (SELECT "takenAt" FROM "Snapshot" WHERE id = ${to}::uuid) ORDER BY d.id DESC LIMIT 1) d ON true
  ORDER BY c."sampleId"`

type Split = NonNullable<ChangedRow['now']>['split']
export type Change = Record<ChangeKind, boolean> & {
  sampleId: string
  fromText: string | null
  toText: string | null
  fromLabels: string[] | null
  toLabels: string[] | null
  fromSplit: Split | null
  toSplit: Split | null
  by: string | null
  note: string | null
}

export const changedRow = (row: Change): ChangedRow => ({
  sampleId: row.sampleId,
  kinds: changeKinds.filter((each) => row[each]),
  text: row.toText ?? row.fromText ?? '',
  before:
    row.fromLabels && row.fromSplit ? { labels: row.fromLabels, split: row.fromSplit, text: row.fromText ?? '' } : null,
  now: row.toLabels && row.toSplit ? { labels: row.toLabels, split: row.toSplit } : null,
  by: row.by,
  note: row.note,
})
