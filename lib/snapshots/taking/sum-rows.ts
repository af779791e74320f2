import { pool } from '../../db'
import { type Split, splits } from '../export/schema'
import type { Changes, Counts, SnapshotSummary } from '../schema'
import { changesBetween } from '../compare/changes'

/** All of a row that leaves in a file: an earlier turn may name somebody whom the prompt does not. */
const texts = `concat_ws(' ', prompt, response, "safePrompt", conversation::text)`

type Sums = Omit<SnapshotSummary, 'matching' | 'leftOut' | 'splits' | 'proof' | 'changes' | 'versionReason'>

const mail = '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}'
const phone = '(\\+|\\m00)[0-9][0-9 ()/-]{7,}[0-9]'

/** What the frozen rows come to, for the page and the card. */
export async function sumRows(snapshotId: string): Promise<Sums> {
  const kinds = await countKinds(snapshotId)
  // Looking for a sign first costs a twentieth of looking for the pattern.
  const { rows } = await pool.query<Record<string, string | null>>(
    `SELECT count(*) FILTER (WHERE people > 0) AS decided, count(*) FILTER (WHERE people > 1) AS two, coalesce(max(people), 0) AS "mostPeople",
       count(*) FILTER (WHERE simulated) AS simulated, count(*) FILTER (WHERE tainted) AS tainted, coalesce(min(characters), 0) AS least,
       coalesce(round(avg(characters)), 0) AS mean, coalesce(max(characters), 0) AS most,
       count(*) FILTER (WHERE ${texts} LIKE '%@%' AND ${texts} ~ '${mail}') AS email,
       count(*) FILTER (WHERE (${texts} LIKE '%+%' OR ${texts} LIKE '%00%') AND ${texts} ~ '${phone}') AS phone,
       (SELECT count(*) FROM "SnapshotRow" r WHERE r."snapshotId" = $1 AND r."sampleId" IN (SELECT "sampleId" FROM "Adjudication")) AS adjudicated
     FROM "SnapshotRow" WHERE "snapshotId" = $1`,
    [snapshotId],
  )
  const of = (name: string) => Number(rows[0]?.[name] ?? 0)
  const labels = await pool.query<{ label: string; n: string }>(
    `SELECT label, count(*) AS n FROM (SELECT unnest(labels) AS label FROM "SnapshotRow" WHERE "snapshotId" = $1) labels GROUP BY 1 ORDER BY 2 DESC, 1`,
    [snapshotId],
  )
  const judges = await pool.query<{ name: string; read: string; unreadable: string; agree: string }>(
    `SELECT v.judge AS name, count(*) FILTER (WHERE v.outcome = 'read') AS read, count(*) FILTER (WHERE v.outcome <> 'read') AS unreadable,
       count(*) FILTER (WHERE v.outcome = 'read' AND v.polarity = r.polarity) AS agree
     FROM "SnapshotVerdict" v JOIN "SnapshotRow" r ON r."snapshotId" = v."snapshotId" AND r.position = v.position
     WHERE v."snapshotId" = $1 GROUP BY v."judgeId", v.judge ORDER BY v.judge`,
    [snapshotId],
  )
  return {
    ...kinds,
    labels: Object.fromEntries(labels.rows.map(({ label, n }) => [label, Number(n)])),
    people: { decided: of('decided'), two: of('two'), most: of('mostPeople'), adjudicated: of('adjudicated') },
    simulated: of('simulated'),
    tainted: of('tainted'),
    characters: { least: of('least'), mean: of('mean'), most: of('most') },
    judges: judges.rows.map(({ name, read, unreadable, agree }) => ({
      name,
      read: Number(read),
      unreadable: Number(unreadable),
      agree: Number(agree),
    })),
    personalData: { email: of('email'), phone: of('phone') },
  }
}

type Kind = {
  split: Split
  polarity: string
  origin: string
  language: string
  source: string
  licence: string | null
  n: string
}

/** All that is counted by a word of the row, from one look at the rows. */
async function countKinds(snapshotId: string) {
  const { rows } = await pool.query<Kind>(
    `SELECT split::text AS split, polarity::text AS polarity, "labelSource"::text AS origin, coalesce(language, '') AS language,
       coalesce(source, 'Added here') AS source, licence, count(*) AS n
     FROM "SnapshotRow" WHERE "snapshotId" = $1 GROUP BY 1, 2, 3, 4, 5, 6`,
    [snapshotId],
  )
  const bySplit: Partial<Record<Split, Counts>> = {}
  for (const split of splits) {
    const there = rows.filter((row) => row.split === split)
    if (there.length > 0) bySplit[split] = mostFirst(there, 'polarity')
  }
  const sources = new Map<string, Sums['sources'][number]>()
  for (const { source: name, licence, n } of rows) {
    const key = JSON.stringify([name, licence])
    sources.set(key, { name, licence, rows: (sources.get(key)?.rows ?? 0) + Number(n) })
  }
  return {
    polarity: mostFirst(rows, 'polarity'),
    bySplit,
    labelSource: mostFirst(rows, 'origin'),
    language: mostFirst(rows, 'language'),
    sources: [...sources.values()]
      .sort((one, other) => other.rows - one.rows || (one.name < other.name ? -1 : 1))
      .slice(0, 100),
  }
}

function mostFirst(rows: readonly Kind[], key: 'polarity' | 'origin' | 'language'): Counts {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row[key], (counts.get(row[key]) ?? 0) + Number(row.n))
  return Object.fromEntries([...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1)))
}

/**
 * SHA-256 over the sorted SHA-256s of all rows, each written as the JSON list of prompt, conversation, response, labels
 * and verdict: the same for the same rows, whatever their ids and order.
 */
export async function hashOfRows(snapshotId: string) {
  const { rows } = await pool.query<{ hash: string }>(
    `SELECT encode(sha256(coalesce(string_agg(digest, ''::bytea ORDER BY digest), ''::bytea)), 'hex') AS hash
     FROM (SELECT sha256(convert_to(jsonb_build_array(prompt, conversation, response, to_jsonb(labels), polarity)::text, 'UTF8')) AS digest
       FROM "SnapshotRow" WHERE "snapshotId" = $1) rows`,
    [snapshotId],
  )
  return rows[0]?.hash ?? ''
}

/** Counts of what is different from the snapshot before. */
export async function sumChanges(
  from: { id: string; policyVersionId: string } | null,
  to: { id: string; policyVersionId: string },
): Promise<Changes | null> {
  if (!from) return null
  const { text, values } = changesBetween(from.id, to.id)
  const { rows } = await pool.query<Record<string, string>>(
    `SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE removed) AS removed, count(*) FILTER (WHERE edited) AS edited,
       count(*) FILTER (WHERE relabelled) AS relabelled, count(*) FILTER (WHERE moved) AS moved FROM (${text}) changes`,
    values,
  )
  const of = (name: string) => Number(rows[0]?.[name] ?? 0)
  return {
    added: of('added'),
    removed: of('removed'),
    edited: of('edited'),
    relabelled: of('relabelled'),
    moved: of('moved'),
    policyChanged: from.policyVersionId !== to.policyVersionId,
  }
}
