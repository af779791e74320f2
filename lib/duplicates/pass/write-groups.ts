import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Groups } from '../engine/find-groups'
import { constellation, described } from './described'
import type { Read } from './read-texts'

type Place = { projectId: string; datasetId: string }

/** Members as lines for COPY: sample, group, partner, similarity, exact, extra, by meaning. Texts are oldest first, so the first of its kind is the oldest. */
function* memberLines({ texts, idOf, wrapper }: Read, { root, partner, similarity, first, byMeaning }: Groups) {
  const kinds = 1 + wrapper.reduce((most, each) => Math.max(most, each), 0)
  const said = new Set<number>()
  const held = new Set<number>()
  for (let at = 0; at < texts.count; at++) {
    if (partner[at] === -1) continue
    const [kind, text] = [root[at]! * kinds + wrapper[at]!, first[at]! * kinds + wrapper[at]!]
    const [exact, extra] = [said.has(text), held.has(kind)]
    said.add(text)
    held.add(kind)
    yield `${idOf(at)}\t${idOf(root[at]!)}\t${idOf(partner[at]!)}\t${similarity[at]}\t${exact}\t${extra}\t${byMeaning?.[at] === 1}\n`
  }
}

/** Writes what was found, within the caller's transaction. What left the dataset meanwhile stays out. Returns the groups that lost a member so. */
export async function writeGroups(client: PoolClient, { projectId, datasetId }: Place, read: Read, groups: Groups) {
  await client.query(
    `CREATE TEMP TABLE found ("sampleId" uuid, "groupId" uuid, "partnerId" uuid, similarity float8, exact boolean, extra boolean, "byMeaning" boolean) ON COMMIT DROP`,
  )
  const stream = client.query(copyFrom('COPY found FROM STDIN'))
  const ended = finished(stream)
  ended.catch(() => {})
  let load = ''
  for (const line of memberLines(read, groups)) {
    load += line
    if (load.length < 65_536) continue
    if (!stream.write(load)) await Promise.race([once(stream, 'drain'), ended])
    load = ''
  }
  stream.end(load)
  await ended
  await client.query('ANALYZE found')
  await client.query(
    `INSERT INTO "DuplicateMember" ("sampleId", "groupId", "datasetId", "partnerId", similarity, exact, extra, "byMeaning", labels, polarity, wrapper, "sourceId", "runId", model)
     SELECT f."sampleId", f."groupId", $1::uuid, f."partnerId", f.similarity, f.exact, f.extra, f."byMeaning", s.labels, s.polarity, s.wrapper, s."sourceId", s."runId", s.model
     FROM found f JOIN "Sample" s ON s.id = f."sampleId" AND s."datasetId" = $1::uuid`,
    [datasetId],
  )
  await client.query(
    `INSERT INTO "DuplicateGroup" (id, "projectId", "datasetId", size, lane, exact, least, "byMeaning")
     SELECT "groupId", $2::uuid, $1::uuid, ${described.sql} FROM "DuplicateMember"
     WHERE "datasetId" = $1::uuid AND "groupId" IN (SELECT "groupId" FROM found) GROUP BY "groupId"`,
    [datasetId, projectId],
  )
  await client.query(
    `UPDATE "DuplicateGroup" g SET kept = true FROM "KeptGroup" k WHERE k."datasetId" = $1::uuid AND k."groupId" = g.id AND NOT g.kept
     AND k.constellation = (SELECT ${constellation.sql} FROM "DuplicateMember" m WHERE m."groupId" = g.id)`,
    [datasetId],
  )
  // Who left between the reading and now may have held a group together.
  await client.query(
    `INSERT INTO "DuplicateBacklog" ("datasetId", "groupId") SELECT DISTINCT $1::uuid, "groupId" FROM found f
     WHERE NOT EXISTS (SELECT 1 FROM "DuplicateMember" m WHERE m."sampleId" = f."sampleId")`,
    [datasetId],
  )
}
