import type { Ctx } from '../ctx'
import { newId } from '../ids'
import { openRun } from '../runs/open-run'
import { addSamples } from '../samples/add-samples'
import type { NewSample } from '../samples/schema'

const name = 'Texts of the demo'

/** The demo's texts as an import leaves them: a source, its rows, and a run that is over. */
export async function seedSource(ctx: Ctx, { datasetId, samples }: { datasetId: string; samples: NewSample[] }) {
  const sourceId = newId()
  const { id: runId } = await openRun(ctx, {
    kind: 'import',
    title: `Import ${name}`,
    datasetId,
    plan: { sourceId, file: name, unit: 'rows' },
    batches: [{ first: 0, size: samples.length, input: { sourceId } }],
  })
  const { added, repeats } = await addSamples(ctx, {
    datasetId,
    samples,
    labelSource: 'import',
    from: { sourceId, runId },
  })
  const counts = { read: samples.length, added, repeats }
  const endedAt = new Date()
  await ctx.db.source.create({
    data: {
      id: sourceId,
      projectId: ctx.projectId,
      datasetId,
      kind: 'api',
      name,
      licence: 'MIT',
      runId,
      ...counts,
      createdBy: ctx.actor,
      importedAt: endedAt,
    },
  })
  await ctx.db.batch.updateMany({ where: { runId, projectId: ctx.projectId }, data: { status: 'done', endedAt } })
  await ctx.db.run.updateMany({
    where: { id: runId, projectId: ctx.projectId },
    data: { status: 'done', endedAt, result: { sourceId, ...counts } },
  })
}
