import { allow, type HouseCtx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { Polarity } from '../samples/schema'
import { noCounts } from './rules'
import type { ProjectView } from './schema'

type Row = Omit<ProjectView, 'samples' | 'archivedAt'> & { archivedAt: Date | null }

/** The projects that this caller may enter: their own, all of them for the keeper, one for a key of one. */
export async function listProjects(ctx: HouseCtx): Promise<ProjectView[]> {
  allow(ctx, 'enter')
  const mine =
    ctx.role === 'keeper'
      ? Prisma.sql`TRUE`
      : ctx.actor.type === 'key'
        ? ctx.onlyProject
          ? Prisma.sql`p.id = ${ctx.onlyProject}::uuid`
          : Prisma.sql`TRUE`
        : Prisma.sql`m.role IS NOT NULL`
  const member = ctx.actor.type === 'user' ? Prisma.sql`m."userId" = ${ctx.actor.id}::uuid` : Prisma.sql`FALSE`
  const projects = await ctx.db.$queryRaw<Row[]>`
    SELECT p.id, p.name, p."archivedAt", coalesce(m.role::text, 'owner') AS role,
      (SELECT count(*)::int FROM "Dataset" d WHERE d."projectId" = p.id AND d."archivedAt" IS NULL) AS datasets,
      (SELECT count(*)::int FROM "Membership" a WHERE a."projectId" = p.id) AS people,
      (SELECT count(*)::int FROM "Run" r WHERE r."projectId" = p.id AND r.status = 'running') AS running
    FROM "Project" p LEFT JOIN "Membership" m ON m."projectId" = p.id AND ${member}
    WHERE ${mine} ORDER BY p."archivedAt" NULLS FIRST, p.id`
  const counts = await ctx.db.$queryRaw<{ projectId: string; polarity: Polarity; count: number }[]>`
    SELECT d."projectId", s.polarity::text AS polarity, sum(s.count)::int AS count
    FROM "SampleDelta" s JOIN "Dataset" d ON d.id = s."datasetId"
    WHERE d."projectId" = ANY(${projects.map(({ id }) => id)}::uuid[]) GROUP BY 1, 2`
  return projects.map((project) => {
    const samples = noCounts()
    for (const { projectId, polarity, count } of counts) if (projectId === project.id) samples[polarity] = count
    return { ...project, archivedAt: project.archivedAt?.toISOString() ?? null, samples }
  })
}
