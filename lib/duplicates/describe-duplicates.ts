import { z } from 'zod'
import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { listModels } from '../providers/list-models'
import { isEmbeddingModel } from '../providers/rules'
import { allOf } from '../samples/filter-conditions'
import { findDataset } from '../samples/find-dataset'
import { unseenIds } from '../samples/unseen-ids'
import { notHeld } from './group-conditions'
import { defaultThreshold, followAtMost, type Lane, lanes, passKinds, sizeBins } from './rules'
import type { DuplicateRates, DuplicatesInput, DuplicatesView } from './schema'

const share = z.object({ key: z.string(), total: z.number(), exact: z.number(), near: z.number() })
const kept = z
  .object({
    total: z.number(),
    exact: z.number(),
    near: z.number(),
    sources: z.array(share),
    runs: z.array(share),
    models: z.array(share),
  })
  .nullable()
  .catch(null)
const capped = z.object({ cappedBuckets: z.number(), cappedTexts: z.number() }).nullable().catch(null)

const binOfSize = Prisma.sql`CASE ${Prisma.join(
  sizeBins.toReversed().map(({ from }) => Prisma.sql`WHEN size >= ${from}::int THEN ${from}::int`),
  ' ',
)} END`

/** What is known of the copies in a dataset, how old that is, and how many groups wait in which lane. */
export async function describeDuplicates(ctx: Ctx, { dataset: wanted }: DuplicatesInput): Promise<DuplicatesView> {
  allow(ctx, 'read')
  const { id: datasetId, name } = await findDataset(ctx, wanted)
  const held = await unseenIds(ctx, datasetId)
  const [state, running, [counts], groups, models] = await Promise.all([
    ctx.db.duplicateState.findFirst({ where: { datasetId, projectId: ctx.projectId } }),
    ctx.db.run.findFirst({
      where: { projectId: ctx.projectId, datasetId, kind: { in: passKinds }, status: { in: ['running', 'paused'] } },
      select: { id: true },
    }),
    ctx.db.$queryRaw<{ samples: number; waiting: number; changed: boolean }[]>`
      SELECT (SELECT coalesce(sum(count), 0)::int FROM "SampleDelta" WHERE "datasetId" = ${datasetId}::uuid) AS samples,
        (SELECT coalesce(sum(count), 0)::int FROM "DuplicateBacklog" WHERE "datasetId" = ${datasetId}::uuid AND follow AND "groupId" IS NULL) AS waiting,
        EXISTS (SELECT 1 FROM "DuplicateBacklog" WHERE "datasetId" = ${datasetId}::uuid AND "groupId" IS NOT NULL) AS changed`,
    ctx.db.$queryRaw<{ lane: Lane; exact: boolean; kept: boolean; byMeaning: boolean; from: number; count: number }[]>`
      SELECT lane::text AS lane, exact, kept, "byMeaning", ${binOfSize} AS "from", count(*)::int AS count FROM "DuplicateGroup" g
      WHERE ${allOf([Prisma.sql`"projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${datasetId}::uuid`, ...notHeld(held)])} GROUP BY 1, 2, 3, 4, 5`,
    listModels(ctx),
  ])
  const sum = (fits: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(fits).reduce((total, { count }) => total + count, 0)
  const open = (lane: Lane) => sum((group) => !group.kept && group.lane === lane)
  const waiting = state?.passedAt ? (counts?.waiting ?? 0) : 0
  const told = capped.parse(state?.capped ?? null)
  return {
    dataset: { id: datasetId, name, samples: counts?.samples ?? 0 },
    threshold: state?.threshold ?? defaultThreshold,
    passedAt: state?.passedAt?.toISOString() ?? null,
    passRunId: state?.passRunId ?? null,
    running: running?.id ?? null,
    waiting,
    settling: Boolean(state?.passedAt && counts?.changed) || (waiting > 0 && waiting <= followAtMost),
    lanes: { conflict: open('conflict'), collapse: open('collapse'), family: open('family') },
    sizes: lanes.flatMap((lane) =>
      sizeBins.map((bin) => ({
        ...{ lane, ...bin },
        groups: sum((group) => !group.kept && group.lane === lane && group.from === bin.from),
      })),
    ),
    exact: sum((group) => !group.kept && group.lane === 'collapse' && group.exact),
    kept: sum((group) => group.kept),
    capped: told && told.cappedBuckets > 0 ? { buckets: told.cappedBuckets, texts: told.cappedTexts } : null,
    rates: await namedRates(ctx, kept.parse(state?.rates ?? null)),
    ratedAt: state?.ratedAt?.toISOString() ?? null,
    meaning: {
      models: models.flatMap(({ id, name, provider }) => (isEmbeddingModel(name) ? [{ id, name, provider }] : [])),
      foundAt: state?.meaningAt?.toISOString() ?? null,
      threshold: state?.meaningThreshold ?? null,
      model: models.find(({ id }) => id === state?.meaningModelId)?.name ?? null,
      groups: sum(({ byMeaning }) => byMeaning),
    },
  }
}

async function namedRates(ctx: Ctx, rates: z.output<typeof kept>): Promise<DuplicateRates | null> {
  if (!rates) return null
  const where = (shares: { key: string }[]) => ({
    projectId: ctx.projectId,
    id: { in: shares.map(({ key }) => key) },
  })
  const [sources, runs] = await Promise.all([
    ctx.db.source.findMany({ where: where(rates.sources), select: { id: true, name: true } }),
    ctx.db.run.findMany({ where: where(rates.runs), select: { id: true, number: true, title: true } }),
  ])
  const sourceNames = new Map(sources.map(({ id, name }) => [id, name]))
  const runNames = new Map(runs.map(({ id, number, title }) => [id, `${title} (${number})`]))
  return {
    ...rates,
    sources: rates.sources.map((share) => ({ ...share, name: sourceNames.get(share.key) ?? null })),
    runs: rates.runs.map((share) => ({ ...share, name: runNames.get(share.key) ?? null })),
  }
}
