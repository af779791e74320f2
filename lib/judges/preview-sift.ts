import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { isEmptyFilter } from '../samples/filter/rules'
import { allOf } from '../samples/filter-conditions'
import { seenConditions } from '../samples/seen-conditions'
import { type Ballot, ballotOf } from './ballots/rules'
import { sideOf } from './consensus/rules'
import type { PreviewSiftInput, SiftPreview } from './consensus/schema'
import { readBallots } from './read-ballots'
import { readPanel } from './read-panel'

/** How many samples a consensus would keep, drop and leave to people, before anything is done. */
export async function previewSift(ctx: Ctx, { filter, ...chosen }: PreviewSiftInput): Promise<SiftPreview> {
  allow(ctx, 'read')
  const { dataset, panel } = await readPanel(ctx, chosen)
  const ballots = isEmptyFilter(filter) ? await readBallots(ctx, dataset.id) : await matching(ctx, dataset.id, filter)
  const counts = { kept: 0, dropped: 0, undecided: 0, people: 0, unjudged: 0 }
  const why = new Map<string, number>()
  for (const ballot of ballots) {
    const side = sideOf(ballot, panel)
    counts[side.side] += ballot.count
    if (side.side === 'undecided') why.set(side.why, (why.get(side.why) ?? 0) + ballot.count)
  }
  return { ...counts, why: [...why].map(([reason, count]) => ({ reason, count })) }
}

async function matching(ctx: Ctx, datasetId: string, filter: PreviewSiftInput['filter']): Promise<Ballot[]> {
  const where = allOf([
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid`,
    Prisma.sql`"datasetId" = ${datasetId}::uuid`,
    ...(await seenConditions(ctx, datasetId, { ...filter, judged: true })),
  ])
  const rows = await ctx.db.$queryRaw<{ answers: string[]; count: number }[]>`
    SELECT b.answers, count(*)::int AS count FROM "Ballot" b WHERE b."datasetId" = ${datasetId}::uuid AND b."sampleId" IN (SELECT id FROM "Sample" WHERE ${where}) GROUP BY 1`
  return rows.map(ballotOf)
}
