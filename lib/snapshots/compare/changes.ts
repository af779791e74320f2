/** Each sample of either snapshot that is not the same in both, and in which ways. */
export const changesBetween = (from: string, to: string) => ({
  text: `SELECT coalesce(b."sampleId", a."sampleId") AS "sampleId", a.position AS "fromPosition", b.position AS "toPosition",
      a."sampleId" IS NULL AS added, b."sampleId" IS NULL AS removed,
      coalesce(a.prompt <> b.prompt OR a.response IS DISTINCT FROM b.response OR a.conversation IS DISTINCT FROM b.conversation, false) AND a."sampleId" IS NOT NULL AND b."sampleId" IS NOT NULL AS edited,
      coalesce(a.labels <> b.labels OR a.polarity <> b.polarity, false) AS relabelled, coalesce(a.split <> b.split, false) AS moved
    FROM (SELECT * FROM "SnapshotRow" WHERE "snapshotId" = $1::uuid) a FULL JOIN (SELECT * FROM "SnapshotRow" WHERE "snapshotId" = $2::uuid) b ON b."sampleId" = a."sampleId"
    WHERE a."sampleId" IS NULL OR b."sampleId" IS NULL OR a.prompt <> b.prompt OR a.response IS DISTINCT FROM b.response
      OR a.conversation IS DISTINCT FROM b.conversation OR a.labels <> b.labels OR a.polarity <> b.polarity OR a.split <> b.split`,
  values: [from, to],
})
