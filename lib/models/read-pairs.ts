import type { Ctx } from '../ctx'
import { drawOf } from './read-text-rows'
import { type Part, partOf } from './rules'
import type { ModelPlan } from './schema'

type Answer = { prompt: string; response: string; unsafe: boolean | null }
export type AnswerPair = { part: Part; worse: Answer; better: Answer }
type Row = {
  prompt: string
  responseA: string
  responseB: string
  safer: 'a' | 'b'
  polarityA: string
  polarityB: string
  split: Part | null
  group: string
}
type From = { datasetId: string; snapshotId: string | null; target: 'prompt' | 'response' }

const most = 50_000

/** Two answers of which somebody said which is safer: they teach the order of costs. */
export async function readPairs(
  ctx: Ctx,
  { datasetId, snapshotId, target }: From,
  asked: ModelPlan,
): Promise<AnswerPair[]> {
  if (target === 'prompt') return []
  const rows = snapshotId
    ? await ctx.db.$queryRaw<Row[]>`
        SELECT prompt, "responseA", "responseB", coalesce(safer, better) AS safer, "polarityA"::text AS "polarityA", "polarityB"::text AS "polarityB",
          split::text AS split, p."preferenceId"::text AS "group"
        FROM "SnapshotPair" p JOIN "Snapshot" n ON n.id = p."snapshotId" AND n."projectId" = ${ctx.projectId}::uuid
        WHERE p."snapshotId" = ${snapshotId}::uuid AND coalesce(safer, better) IN ('a', 'b') ORDER BY p.position LIMIT ${most}`
    : await ctx.db.$queryRaw<Row[]>`
        SELECT prompt, "responseA", "responseB", coalesce(safer, better) AS safer, "polarityA"::text AS "polarityA", "polarityB"::text AS "polarityB",
          NULL AS split, "contentHash"::text AS "group"
        FROM "Preference" WHERE "projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${datasetId}::uuid AND coalesce(safer, better) IN ('a', 'b')
        ORDER BY id LIMIT ${most}`
  return rows.map(({ prompt, responseA, responseB, safer, polarityA, polarityB, split, group }) => {
    const [a, b] = [
      { prompt, response: responseA, unsafe: sideOf(polarityA) },
      { prompt, response: responseB, unsafe: sideOf(polarityB) },
    ]
    const part = split ?? partOf(drawOf(asked.seed, group), asked)
    return safer === 'a' ? { part, worse: b, better: a } : { part, worse: a, better: b }
  })
}

const sideOf = (polarity: string) => (polarity === 'unsafe' ? true : polarity === 'safe' ? false : null)
