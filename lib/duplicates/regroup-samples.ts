import type { Ctx } from '../ctx'
import { withConnection } from '../db'
import { findGroups } from './engine/find-groups'
import { threadsFor } from './engine/threads'
import { joinMeanings } from './pass/join-meanings'
import { repeatsOf } from './pass/member-rows'
import { readTexts } from './pass/read-texts'
import { mustSettle, readingFrom, settle } from './pass/settle'
import { writeGroups } from './pass/write-groups'

type Change = { datasetId: string; threshold: number; sampleIds: string[]; groupIds: string[]; backlogIds: bigint[] }

/**
 * Forms anew the groups that a change touches: those named, and those of the samples named. Whatever hangs together with
 * them is in them already, so the groups are those that a pass over everything would find.
 */
export async function regroupSamples(ctx: Ctx, { datasetId, threshold, sampleIds, groupIds, backlogIds }: Change) {
  await withConnection(async (client) => {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`duplicates:${datasetId}`])
    const { rows } = await client.query<{ id: string; since: string }>(
      `WITH touched AS (
        SELECT DISTINCT "groupId" FROM "DuplicateMember" WHERE "datasetId" = $1 AND ("sampleId" = ANY($2::uuid[]) OR "groupId" = ANY($3::uuid[]))
      ), members AS (
        DELETE FROM "DuplicateMember" m USING touched WHERE m."groupId" = touched."groupId" RETURNING m."sampleId"
      ), groups AS (
        DELETE FROM "DuplicateGroup" g USING touched WHERE g.id = touched."groupId"
      )
      SELECT id, ${readingFrom} AS since FROM (SELECT "sampleId" AS id FROM members UNION SELECT unnest($2::uuid[])) AS sought`,
      [datasetId, sampleIds, groupIds],
    )
    const [first] = rows
    if (first) {
      const ids = rows.map(({ id }) => id)
      const read = await readTexts(client, { datasetId, expected: { texts: ids.length, bytes: ids.length * 512 }, ids })
      const found = await findGroups(read.texts, { threshold, threads: Math.min(1, threadsFor(ids.length)) })
      const groups = await joinMeanings(client, datasetId, read, found)
      const groupIds = [...new Set(groups.root)].map(read.idOf)
      const place = { projectId: ctx.projectId, datasetId }
      await writeGroups(client, place, read, groups, repeatsOf(read, groups))
      await mustSettle(client, datasetId, { from: first.since, groupIds })
    }
    await client.query('DELETE FROM "DuplicateBacklog" WHERE id = ANY($1::bigint[])', [backlogIds])
    await client.query('COMMIT')
    await settle(client, datasetId)
  })
}
