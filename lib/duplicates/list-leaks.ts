import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { excerptOf } from '../samples/text/rules'
import { leaksPlan, type LeaksView, type ListLeaksInput } from './schema'

/** The rows that a search for leaks found, nearest first: each with what it was found in. */
export async function listLeaks(ctx: Ctx, { runId, after, take }: ListLeaksInput): Promise<LeaksView> {
  allow(ctx, 'read')
  const run = await ctx.db.run.findFirst({
    where: { id: runId, projectId: ctx.projectId, kind: 'find-leaks' },
    select: { status: true, plan: true, total: true },
  })
  if (!run) throw notFound('Run')
  const [similarity, id] = after?.split('_') ?? []
  const beyond =
    similarity && id
      ? Prisma.sql`(similarity, "rightId") < (${Number(similarity)}::float8, ${id}::uuid)`
      : Prisma.sql`true`
  const rows = await ctx.db.$queryRaw<{ leftId: string; rightId: string; similarity: number }[]>`
    SELECT "leftId", "rightId", similarity FROM "DuplicateLeak" WHERE "runId" = ${runId}::uuid AND "projectId" = ${ctx.projectId}::uuid AND ${beyond}
    ORDER BY similarity DESC, "rightId" DESC LIMIT ${take + 1}`
  const shown = rows.slice(0, take)
  const samples = await ctx.db.sample.findMany({
    where: { projectId: ctx.projectId, id: { in: shown.flatMap(({ leftId, rightId }) => [leftId, rightId]) } },
    select: { id: true, prompt: true, unwrapped: true, labels: true, polarity: true },
  })
  const byId = new Map(
    samples.map(({ prompt, unwrapped, ...rest }) => [
      rest.id,
      { ...rest, excerpt: excerptOf(unwrapped ?? prompt, []) },
    ]),
  )
  const last = rows.length > take ? shown.at(-1) : undefined
  return {
    status: run.status,
    threshold: leaksPlan.parse(run.plan).threshold,
    right: run.total,
    leaked: run.status === 'done' ? await ctx.db.duplicateLeak.count({ where: { runId } }) : null,
    leaks: shown.map(({ leftId, rightId, similarity }) => ({
      similarity,
      left: byId.get(leftId) ?? null,
      right: byId.get(rightId) ?? null,
    })),
    next: last ? `${last.similarity}_${last.rightId}` : null,
  }
}
