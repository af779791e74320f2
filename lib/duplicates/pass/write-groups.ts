import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Groups } from '../engine/find-groups'
import { constellation, described } from './described'
import { memberColumns, memberRows } from './member-rows'
import type { Read } from './read-texts'

type Place = { projectId: string; datasetId: string }

/** Writes what was found, within the caller's transaction: to a dataset that has no groups, or as some of its groups. */
export async function writeGroups(
  client: PoolClient,
  { projectId, datasetId }: Place,
  read: Read,
  groups: Groups,
  repeated: Uint8Array,
  groupIds?: string[],
) {
  await pipeline(
    Readable.from(memberRows(datasetId, read, groups, repeated), { objectMode: false }),
    client.query(copyFrom(`COPY "DuplicateMember" (${memberColumns}) FROM STDIN (FORMAT binary)`)),
  )
  // In order, so that the indexes grow at a few places only.
  await client.query(
    `INSERT INTO "DuplicateGroup" (id, "projectId", "datasetId", size, lane, exact, least, "byMeaning")
     SELECT "groupId", $2::uuid, $1::uuid, ${described.sql} FROM "DuplicateMember"
     WHERE "datasetId" = $1::uuid ${groupIds ? 'AND "groupId" = ANY($3::uuid[])' : ''} GROUP BY "groupId" ORDER BY "groupId"`,
    [datasetId, projectId, ...(groupIds ? [groupIds] : [])],
  )
  await client.query(
    `UPDATE "DuplicateGroup" g SET kept = true FROM "KeptGroup" k WHERE k."datasetId" = $1::uuid AND k."groupId" = g.id AND NOT g.kept
     AND k.constellation = (SELECT ${constellation.sql} FROM "DuplicateMember" m WHERE m."groupId" = g.id)`,
    [datasetId],
  )
}
