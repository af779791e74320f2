import type { Ctx } from '../../ctx'
import type { NearPairs } from './near-vectors'

const rowsAtOnce = 5_000

type Found = { datasetId: string; ids: string[]; pairs: NearPairs[] }

/** The newest search takes the place of the one before. Answers with whom it touches: those found now, and the groups that an earlier one had made. */
export async function writePairs(ctx: Ctx, { datasetId, ids, pairs }: Found) {
  const rows = pairs.flatMap(({ first, second, cosine }) =>
    Array.from(first, (one, at) => ({
      first: ids[one] ?? '',
      second: ids[second[at] ?? 0] ?? '',
      similarity: cosine[at] ?? 0,
    })),
  )
  await ctx.db.meaningPair.deleteMany({ where: { datasetId } })
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await ctx.db.$executeRaw`
      INSERT INTO "MeaningPair" ("datasetId", "firstId", "secondId", similarity)
      SELECT ${datasetId}::uuid, first, second, similarity
      FROM jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + rowsAtOnce))}::jsonb) AS row(first uuid, second uuid, similarity float8)
      ON CONFLICT DO NOTHING`
  const groups = await ctx.db.duplicateGroup.findMany({
    where: { projectId: ctx.projectId, datasetId, byMeaning: true },
    select: { id: true },
  })
  return {
    sampleIds: [...new Set(rows.flatMap(({ first, second }) => [first, second]))],
    groupIds: groups.map(({ id }) => id),
  }
}
