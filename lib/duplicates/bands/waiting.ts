import type { PoolClient } from 'pg'
import { Prisma } from '../../generated/prisma/client'

type Note = { id: string; first: string; last: string; count: number }

/** A note of fewer samples is none of an import, and nothing lies between its first and its last that need be read again. */
const much = 500

/** What waits to be put into the table of bands and came many at a time: the notes of it, and ranges that do not overlap. */
export async function muchThatWaits(client: PoolClient, datasetId: string) {
  const { rows } = await client.query<Note>(
    `SELECT id::text, "firstId"::text AS first, "lastId"::text AS last, count FROM "DuplicateBacklog"
     WHERE "datasetId" = $1 AND NOT indexed AND "groupId" IS NULL AND count >= ${much} ORDER BY "firstId"`,
    [datasetId],
  )
  const ranges: { first: string; last: string }[] = []
  for (const { first, last } of rows) {
    const before = ranges.at(-1)
    if (!before || before.last < first) ranges.push({ first, last })
    else if (before.last < last) before.last = last
  }
  return { notes: rows.map(({ id }) => id), ranges, texts: rows.reduce((sum, { count }) => sum + count, 0) }
}

/** What has been compared with all is followed up further; elsewhere a new sample is only looked up. */
export const answered = (datasetId: string, notes: string[]) => [
  Prisma.sql`UPDATE "DuplicateBacklog" SET indexed = true WHERE id = ANY(${notes}::bigint[]) AND follow
    AND EXISTS (SELECT 1 FROM "DuplicateState" WHERE "datasetId" = ${datasetId}::uuid AND "passedAt" IS NOT NULL)`,
  Prisma.sql`DELETE FROM "DuplicateBacklog" WHERE id = ANY(${notes}::bigint[]) AND NOT indexed`,
]
