import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { allOf } from '../samples/filter-conditions'
import { findDataset } from '../samples/find-dataset'
import { heldFrom } from '../samples/seen-conditions'
import { except } from '../samples/unseen/conditions'
import { latestSnapshot } from './latest-snapshot'
import { type LeftOut, type PreviewSnapshotInput, type PreviewView, snapshotSettings } from './schema'
import { keptOut, matching, peoplePerSample } from './taking/conditions'
import { leftOutOf } from './taking/left-out'

/** What would go in, what would not and why, before anything is frozen. */
export async function previewSnapshot(
  ctx: Ctx,
  { dataset: wanted, ...settings }: PreviewSnapshotInput,
): Promise<PreviewView> {
  allow(ctx, 'read')
  const dataset = await findDataset(ctx, wanted)
  const of = { projectId: ctx.projectId, datasetId: dataset.id }
  // Only what is shown: what one is deciding unseen goes into the snapshot like all else.
  const held = await heldFrom(ctx, dataset.id, settings.filter)
  const found = await ctx.db.$queryRaw<{ why: keyof LeftOut | null; label: string | null; n: number }[]>`
    SELECT ${keptOut(of, settings)} AS why, s.labels[1] AS label, count(*)::int AS n
    FROM ${matching(of, settings, Prisma.sql`(${peoplePerSample(of)})`)} WHERE ${allOf(except(held, Prisma.sql`s.id`))} GROUP BY 1, 2`
  const labels = new Map<string, number>()
  for (const { why, label, n } of found) if (why === null) labels.set(label ?? '', (labels.get(label ?? '') ?? 0) + n)
  const rows = [...labels.values()].reduce((sum, n) => sum + n, 0)
  const nameOf = new Map(dataset.labels.map(({ code, name }) => [code, name]))
  const previous = await latestSnapshot(ctx, dataset.id)
  const part = (share: number) => Math.round((rows * share) / 100)
  const { train, validation } = settings.shares
  return {
    ...leftOutOf(found),
    rows,
    sizes: { train: part(train), validation: part(validation), test: rows - part(train) - part(validation) },
    labels: [...labels]
      .map(([label, count]) => ({ label, name: nameOf.get(label) ?? (label || 'No label'), rows: count }))
      .sort((one, other) => other.rows - one.rows),
    previous: previous && {
      id: previous.id,
      version: previous.version,
      same: snapshotSettings.parse(previous.settings).seed === settings.seed,
    },
  }
}
