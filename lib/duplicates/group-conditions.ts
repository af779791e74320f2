import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { GroupFilter } from './schema'

/** The groups of a dataset that a filter leaves, as a condition on "DuplicateGroup" g. */
export function groupConditions(
  ctx: Ctx,
  datasetId: string,
  held: readonly string[],
  { lane, kept, exact, meaning, source, run, model, minSize, maxSize }: GroupFilter,
) {
  const among = (origin: Prisma.Sql) =>
    Prisma.sql`g.id IN (SELECT "groupId" FROM "DuplicateMember" WHERE "datasetId" = ${datasetId}::uuid AND ${origin})`
  return Prisma.join(
    [
      Prisma.sql`g."projectId" = ${ctx.projectId}::uuid AND g."datasetId" = ${datasetId}::uuid AND g.kept = ${kept}`,
      ...notHeld(held),
      ...(lane ? [Prisma.sql`g.lane = ${lane}::"DuplicateLane"`] : []),
      ...(exact === undefined ? [] : [Prisma.sql`g.exact = ${exact}`]),
      ...(meaning === undefined ? [] : [Prisma.sql`g."byMeaning" = ${meaning}`]),
      ...(source ? [among(Prisma.sql`"sourceId" = ${source}::uuid`)] : []),
      ...(run ? [among(Prisma.sql`"runId" = ${run}::uuid`)] : []),
      ...(model ? [among(Prisma.sql`model = ${model}`)] : []),
      ...(minSize ? [Prisma.sql`g.size >= ${minSize}`] : []),
      ...(maxSize ? [Prisma.sql`g.size <= ${maxSize}`] : []),
    ],
    ' AND ',
  )
}

/** A copy with another label, or with the same, would tell: a group waits until all of it may be seen. */
export const notHeld = (held: readonly string[]): Prisma.Sql[] =>
  held.length > 0
    ? [Prisma.sql`g.id NOT IN (SELECT "groupId" FROM "DuplicateMember" WHERE "sampleId" = ANY(${[...held]}::uuid[]))`]
    : []

/** The same of one group. */
export const holdsUnseen = async (ctx: Ctx, groupId: string, held: readonly string[]) =>
  held.length > 0 && (await ctx.db.duplicateMember.count({ where: { groupId, sampleId: { in: [...held] } } })) > 0
