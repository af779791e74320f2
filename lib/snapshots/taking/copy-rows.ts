import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { SnapshotSettings } from '../schema'
import { placeOf } from '../splits/rules'
import type { Placed } from './group-samples'
import type { ReadSamples } from './read-samples'

/** Which sample stands where, sent beside the table that the rows are then made from. */
export async function sendPlaces(client: PoolClient, samples: ReadSamples, { root, split }: Placed) {
  await client.query(
    'CREATE TEMP TABLE snapshot_place (position int, "sampleId" uuid, "groupId" uuid, split "Split") ON COMMIT DROP',
  )
  const stream = client.query(copyFrom('COPY snapshot_place FROM STDIN'))
  const ended = finished(stream)
  ended.catch(() => {})
  for (let from = 0; from < samples.count && !stream.destroyed; from += 2_000) {
    let lines = ''
    for (let at = from; at < Math.min(samples.count, from + 2_000); at++)
      lines += `${at}\t${samples.idOf(at)}\t${samples.idOf(root[at]!)}\t${split[at]}\n`
    if (!stream.write(lines)) await Promise.race([once(stream, 'drain'), ended])
  }
  stream.end()
  await ended
  await client.query('ALTER TABLE snapshot_place ADD PRIMARY KEY ("sampleId"); ANALYZE snapshot_place')
}

/** Rows go in by one walk along the ids, so that they lie in the order of their positions without a sort. */
const alongIds = 'SET LOCAL enable_hashjoin = off; SET LOCAL enable_sort = off; SET LOCAL jit = off'

export async function copyRows(client: PoolClient, snapshotId: string) {
  await client.query(alongIds)
  await client.query(
    `INSERT INTO "SnapshotRow" ("snapshotId", position, "sampleId", revision, split, "groupId", prompt, conversation, response, unwrapped, wrapper, "safePrompt",
       labels, polarity, "labelSource", state, source, licence, "sourceRow", persona, model, language, characters, "contentHash", simulated, tainted, reviewed,
       people, meta, "createdAt")
     SELECT $1::uuid, w.position, s.id, s.revision, w.split, w."groupId", s.prompt, s.conversation, s.response, s.unwrapped, s.wrapper, s."safePrompt",
       s.labels, s.polarity, s."labelSource", s.state, o.name, o.licence, s."sourceRow", n.text, s.model, s.language, s.characters, s."contentHash", s.simulated,
       s.tainted, s.reviewed, coalesce(p.people, 0), s.meta, s."createdAt"
     FROM snapshot_place w JOIN "Sample" s ON s.id = w."sampleId" LEFT JOIN "Source" o ON o.id = s."sourceId" LEFT JOIN "Persona" n ON n.id = s."personaId"
       LEFT JOIN snapshot_people p ON p."sampleId" = s.id
     ORDER BY w."sampleId"`,
    [snapshotId],
  )
  await client.query('SET LOCAL enable_hashjoin = on; SET LOCAL enable_sort = on')
}

/** The latest opinion of each judge of each sample that went in. */
export async function copyVerdicts(client: PoolClient, snapshotId: string, datasetId: string) {
  await client.query(
    `INSERT INTO "SnapshotVerdict" ("snapshotId", position, "judgeId", judge, outcome, labels, polarity, confidence, rationale)
     SELECT DISTINCT ON (w.position, v."judgeId") $1::uuid, w.position, v."judgeId", j.name || ' v' || j.version, v.outcome, v.labels, v.polarity, v.confidence, v.rationale
     FROM "Verdict" v JOIN snapshot_place w ON w."sampleId" = v."sampleId" JOIN "Judge" j ON j.id = v."judgeId"
     WHERE v."datasetId" = $2::uuid ORDER BY w.position, v."judgeId", v.id DESC`,
    [snapshotId, datasetId],
  )
}

type Pair = { id: string; prompt: string }

/** Pairs with the same prompt stay together, and with the sample of that prompt where there is one. */
export async function copyPairs(
  client: PoolClient,
  snapshotId: string,
  { projectId, datasetId }: { projectId: string; datasetId: string },
  { shares, seed }: SnapshotSettings,
) {
  const { rows } = await client.query<{ some: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM "Preference" WHERE "datasetId" = $1) AS some',
    [datasetId],
  )
  if (!rows[0]?.some) return 0
  await client.query('CREATE TEMP TABLE snapshot_prompt (key text PRIMARY KEY, place float) ON COMMIT DROP')
  const prompts = await client.query<Pair>(
    'SELECT DISTINCT md5(prompt) AS id FROM "Preference" WHERE "datasetId" = $1 AND "projectId" = $2',
    [datasetId, projectId],
  )
  const keys = prompts.rows.map(({ id }) => id)
  await client.query('INSERT INTO snapshot_prompt SELECT * FROM unnest($1::text[], $2::float[])', [
    keys,
    keys.map((key) => placeOf(seed, key) * 100),
  ])
  const { rowCount } = await client.query(
    `INSERT INTO "SnapshotPair" ("snapshotId", position, "preferenceId", split, prompt, conversation, "responseA", "responseB", better, safer, "polarityA", "polarityB")
     SELECT $1::uuid, (row_number() OVER (ORDER BY p.id) - 1)::int, p.id,
       coalesce(r.split, (CASE WHEN k.place < $4::float THEN 'train' WHEN k.place < $5::float THEN 'validation' ELSE 'test' END)::"Split"),
       p.prompt, p.conversation, p."responseA", p."responseB", p.better, p.safer, p."polarityA", p."polarityB"
     FROM "Preference" p JOIN snapshot_prompt k ON k.key = md5(p.prompt)
       LEFT JOIN (SELECT md5(prompt) AS key, min(split) AS split FROM "SnapshotRow" WHERE "snapshotId" = $1::uuid GROUP BY 1) r ON r.key = k.key
     WHERE p."datasetId" = $2::uuid AND p."projectId" = $3::uuid`,
    [snapshotId, datasetId, projectId, shares.train, shares.train + shares.validation],
  )
  return rowCount ?? 0
}
