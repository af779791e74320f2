import type { PoolClient } from 'pg'
import type { Groups } from '../engine/find-groups'
import { copyInto } from './copy-rows'
import { constellation } from './described'
import { groupColumns, groupRows } from './group-rows'
import { memberColumns, memberRows } from './member-rows'
import type { Read } from './read-texts'

type Place = { projectId: string; datasetId: string }

/** Writes what was found, within the caller's transaction: to a dataset that has no groups, or as some of its groups. */
export async function writeGroups(client: PoolClient, place: Place, read: Read, groups: Groups, repeated: Uint8Array) {
  const { datasetId } = place
  await copyInto(client, `"DuplicateMember" (${memberColumns})`, memberRows(datasetId, read, groups, repeated))
  await copyInto(client, `"DuplicateGroup" (${groupColumns})`, groupRows(place, read, groups, repeated))
  await client.query(
    `UPDATE "DuplicateGroup" g SET kept = true FROM "KeptGroup" k WHERE k."datasetId" = $1::uuid AND k."groupId" = g.id AND NOT g.kept
     AND k.constellation = (SELECT ${constellation.sql} FROM "DuplicateMember" m WHERE m."groupId" = g.id)`,
    [datasetId],
  )
}
