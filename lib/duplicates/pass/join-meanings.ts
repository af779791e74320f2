import type { PoolClient } from 'pg'
import type { Groups } from '../engine/find-groups'
import { join, rootOf } from '../engine/union'
import { comparedSql, type Read } from './read-texts'

type Pair = { first: string; second: string; similarity: number }

/**
 * Groups of texts and pairs by meaning become one: what is alike in either way hangs together. A pair counts for as long
 * as both texts are those that were placed.
 */
export async function joinMeanings(client: PoolClient, datasetId: string, read: Read, groups: Groups): Promise<Groups> {
  const { rows } = await client.query<Pair>(
    `SELECT replace(p."firstId"::text, '-', '') AS first, replace(p."secondId"::text, '-', '') AS second, p.similarity
     FROM "MeaningPair" p JOIN "SampleMeaning" a ON a."sampleId" = p."firstId" JOIN "SampleMeaning" b ON b."sampleId" = p."secondId"
       JOIN "Sample" s ON s.id = p."firstId" AND s."datasetId" = $1 AND md5(${comparedSql('s')})::uuid = a."textHash"
       JOIN "Sample" t ON t.id = p."secondId" AND t."datasetId" = $1 AND md5(${comparedSql('t')})::uuid = b."textHash"
     WHERE p."datasetId" = $1 ORDER BY p.similarity DESC, p."firstId", p."secondId"`,
    [datasetId],
  )
  if (rows.length === 0) return groups
  const wanted = new Map<string, number>()
  for (const { first, second } of rows) wanted.set(first, -1).set(second, -1)
  for (let at = 0; at < read.count; at++) if (wanted.has(read.idOf(at))) wanted.set(read.idOf(at), at)
  const parent = Int32Array.from(groups.root)
  const byMeaning = new Uint8Array(read.count)
  const [partner, similarity] = [Int32Array.from(groups.partner), Float32Array.from(groups.similarity)]
  const pair = (one: number, other: number, cosine: number) => {
    // The nearest come first; who is near in words is said to be so.
    if (partner[one] !== -1) return
    partner[one] = other
    similarity[one] = cosine
    byMeaning[one] = 1
  }
  for (const { first, second, similarity } of rows) {
    const [one, other] = [wanted.get(first) ?? -1, wanted.get(second) ?? -1]
    if (one === -1 || other === -1) continue
    join(parent, one, other)
    pair(one, other, similarity)
    pair(other, one, similarity)
  }
  return {
    ...groups,
    root: Int32Array.from({ length: read.count }, (_, at) => rootOf(parent, at)),
    partner,
    similarity,
    byMeaning,
  }
}
