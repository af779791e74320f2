import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { allOf } from '../samples/filter-conditions'
import { findDataset } from '../samples/find-dataset'
import { readCombinations } from '../samples/read-combinations'
import { except } from '../samples/unseen/conditions'
import { unseenIds } from '../samples/unseen-ids'
import type { GridInput, GridView } from './schema'

/** What a dataset has by label, and who there is to write what it lacks. */
export async function getGrid(ctx: Ctx, { dataset: wanted }: GridInput): Promise<GridView> {
  allow(ctx, 'read')
  const dataset = await findDataset(ctx, wanted)
  const held = await unseenIds(ctx, dataset.id)
  const [combinations, groups, wrote, sources, datasets] = await Promise.all([
    readCombinations(ctx, dataset.id, held),
    ctx.db.$queryRaw<GridView['groups']>`
      SELECT "group" AS name, count(*)::int AS personas FROM "Persona"
      WHERE "projectId" = ${ctx.projectId}::uuid AND "retiredAt" IS NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200`,
    ctx.db.$queryRaw<GridView['wrote']>`
      SELECT label, p."group", count(*)::int AS count FROM "Sample" s JOIN "Persona" p ON p.id = s."personaId", unnest(s.labels) AS label
      WHERE ${allOf([Prisma.sql`s."datasetId" = ${dataset.id}::uuid AND s."personaId" IS NOT NULL`, ...except(held, Prisma.sql`s.id`)])} GROUP BY 1, 2`,
    ctx.db.$queryRaw<GridView['sources']>`
      SELECT s.id, s.name, count(*)::int AS passages FROM "Source" s JOIN "Passage" p ON p."sourceId" = s.id AND p."retiredAt" IS NULL
      WHERE s."projectId" = ${ctx.projectId}::uuid GROUP BY s.id ORDER BY s.id DESC LIMIT 200`,
    ctx.db.$queryRaw<GridView['datasets']>`
      SELECT d.id, d.name, d.target::text AS target, (SELECT coalesce(sum(count), 0)::int FROM "SampleDelta" s WHERE s."datasetId" = d.id) AS samples
      FROM "Dataset" d WHERE d."projectId" = ${ctx.projectId}::uuid AND d."archivedAt" IS NULL ORDER BY d.id`,
  ])
  if (!datasets.some(({ id }) => id === dataset.id)) throw notFound('Dataset')
  const now = (code: string) =>
    combinations.reduce((sum, { labels, count }) => (labels.includes(code) ? sum + count : sum), 0)
  return {
    dataset: { id: dataset.id, name: dataset.name, target: dataset.target },
    labels: dataset.labels
      .filter(({ retired }) => !retired)
      .map(({ code, name, polarity }) => ({ code, name, polarity, now: now(code) })),
    groups,
    wrote,
    sources,
    datasets,
  }
}
