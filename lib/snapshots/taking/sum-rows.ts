import type { PoolClient } from 'pg'
import type { Split } from '../export/schema'
import type { Changes, SnapshotSummary } from '../schema'
import { changesBetween } from '../compare/changes'

/** All of a row that leaves in a file: an earlier turn may name somebody whom the prompt does not. */
const texts = `concat_ws(' ', prompt, response, "safePrompt", conversation::text)`

type Sums = Omit<SnapshotSummary, 'matching' | 'leftOut' | 'splits' | 'proof' | 'changes' | 'versionReason'>

/** What the frozen rows come to, for the page and the card. */
export async function sumRows(client: PoolClient, snapshotId: string): Promise<Sums> {
  const counted = async (expression: string, from = '"SnapshotRow"') => {
    const { rows } = await client.query<{ key: string; n: string }>(
      `SELECT ${expression} AS key, count(*) AS n FROM ${from} WHERE "snapshotId" = $1 GROUP BY 1 ORDER BY 2 DESC, 1`,
      [snapshotId],
    )
    return Object.fromEntries(rows.map(({ key, n }) => [key, Number(n)]))
  }
  const { rows } = await client.query<Record<string, string | null>>(
    `SELECT count(*) FILTER (WHERE people > 0) AS decided, count(*) FILTER (WHERE people > 1) AS two, coalesce(max(people), 0) AS "mostPeople",
       count(*) FILTER (WHERE simulated) AS simulated, count(*) FILTER (WHERE tainted) AS tainted, coalesce(min(characters), 0) AS least,
       coalesce(round(avg(characters)), 0) AS mean, coalesce(max(characters), 0) AS most,
       count(*) FILTER (WHERE ${texts} ~ '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}') AS email,
       count(*) FILTER (WHERE ${texts} ~ '(\\+|\\m00)[0-9][0-9 ()/-]{7,}[0-9]') AS phone,
       (SELECT count(*) FROM "SnapshotRow" r WHERE r."snapshotId" = $1 AND r."sampleId" IN (SELECT "sampleId" FROM "Adjudication")) AS adjudicated
     FROM "SnapshotRow" WHERE "snapshotId" = $1`,
    [snapshotId],
  )
  const of = (name: string) => Number(rows[0]?.[name] ?? 0)
  const sources = await client.query<{ name: string; licence: string | null; n: string }>(
    `SELECT coalesce(source, 'Added here') AS name, licence, count(*) AS n FROM "SnapshotRow" WHERE "snapshotId" = $1 GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 100`,
    [snapshotId],
  )
  const judges = await client.query<{ name: string; read: string; unreadable: string; agree: string }>(
    `SELECT v.judge AS name, count(*) FILTER (WHERE v.outcome = 'read') AS read, count(*) FILTER (WHERE v.outcome <> 'read') AS unreadable,
       count(*) FILTER (WHERE v.outcome = 'read' AND v.polarity = r.polarity) AS agree
     FROM "SnapshotVerdict" v JOIN "SnapshotRow" r ON r."snapshotId" = v."snapshotId" AND r.position = v.position
     WHERE v."snapshotId" = $1 GROUP BY v."judgeId", v.judge ORDER BY v.judge`,
    [snapshotId],
  )
  return {
    polarity: await counted('polarity::text'),
    bySplit: await bySplit(client, snapshotId),
    labels: await counted('label', '(SELECT "snapshotId", unnest(labels) AS label FROM "SnapshotRow") labels'),
    labelSource: await counted('"labelSource"::text'),
    language: await counted("coalesce(language, '')"),
    sources: sources.rows.map(({ name, licence, n }) => ({ name, licence, rows: Number(n) })),
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

async function bySplit(client: PoolClient, snapshotId: string) {
  const { rows } = await client.query<{ split: Split; polarity: string; n: string }>(
    'SELECT split::text AS split, polarity::text AS polarity, count(*) AS n FROM "SnapshotRow" WHERE "snapshotId" = $1 GROUP BY 1, 2',
    [snapshotId],
  )
  const found: Partial<Record<Split, Record<string, number>>> = {}
  for (const { split, polarity, n } of rows) found[split] = { ...found[split], [polarity]: Number(n) }
  return found
}

/** Counts of what is different from the snapshot before. */
export async function sumChanges(
  client: PoolClient,
  from: { id: string; policyVersionId: string } | null,
  to: { id: string; policyVersionId: string },
): Promise<Changes | null> {
  if (!from) return null
  const { text, values } = changesBetween(from.id, to.id)
  const { rows } = await client.query<Record<string, string>>(
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
