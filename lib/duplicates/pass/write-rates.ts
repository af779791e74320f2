import type { PoolClient } from 'pg'
import { repeats } from './member-rows'
import type { Groups } from '../engine/find-groups'
import type { Read } from './read-texts'

/** Samples that came from the same place, and how many of them are copies. */
type Share = Record<'sourceId' | 'runId' | 'model', string | null> & { total: number; exact: number; near: number }

/** Counts copies in all and by where samples came from. */
export async function writeRates(client: Pick<PoolClient, 'query'>, datasetId: string) {
  const { rows } = await client.query<Share>(
    `SELECT "sourceId", "runId", model, sum(total)::int AS total, sum(exact)::int AS exact, sum(near)::int AS near FROM (
       SELECT "sourceId", "runId", model, count(*) AS total, 0 AS exact, 0 AS near FROM "Sample" WHERE "datasetId" = $1 GROUP BY 1, 2, 3
       UNION ALL SELECT "sourceId", "runId", model, 0, count(*) FILTER (WHERE exact), count(*) FILTER (WHERE extra AND NOT "byMeaning")
       FROM "DuplicateMember" WHERE "datasetId" = $1 GROUP BY 1, 2, 3) AS both_tables GROUP BY 1, 2, 3`,
    [datasetId],
  )
  await keepRates(client, datasetId, rows)
}

/** The same of what a pass read and found. */
export function sharesOf({ kind, kinds }: Read, { byMeaning }: Groups, repeated: Uint8Array): Share[] {
  const shares = kinds.map(({ sourceId, runId, model, texts }) => ({
    ...{ sourceId, runId, model, total: texts },
    ...{ exact: 0, near: 0 },
  }))
  for (let at = 0; at < repeated.length; at++) {
    const share = shares[kind[at]!]!
    if (repeated[at]! & repeats.toTheLetter) share.exact++
    if (repeated[at]! & repeats.inItsWrapper && !byMeaning?.[at]) share.near++
  }
  return shares
}

/** With the time at which they were counted. */
export async function keepRates(client: Pick<PoolClient, 'query'>, datasetId: string, shares: Share[]) {
  const rates = {
    ...added(shares),
    sources: largest(shares, ({ sourceId }) => sourceId),
    runs: largest(shares, ({ runId }) => runId),
    models: largest(shares, ({ model }) => model),
  }
  await client.query(`UPDATE "DuplicateState" SET "ratedAt" = now(), rates = $2 WHERE "datasetId" = $1`, [
    datasetId,
    JSON.stringify(rates),
  ])
}

const shownAtMost = 200

function largest(shares: Share[], keyOf: (share: Share) => string | null) {
  const byKey = new Map<string, Share[]>()
  for (const share of shares) {
    const key = keyOf(share)
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), share])
  }
  return [...byKey]
    .map(([key, of]) => ({ key, ...added(of) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1))
    .slice(0, shownAtMost)
}

const added = (shares: Share[]) => ({
  total: shares.reduce((sum, { total }) => sum + total, 0),
  exact: shares.reduce((sum, { exact }) => sum + exact, 0),
  near: shares.reduce((sum, { near }) => sum + near, 0),
})
