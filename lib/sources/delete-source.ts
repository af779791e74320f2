import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { openRun } from '../runs/open-run'
import type { DeleteSourceInput } from './schema'

const batchSize = 5_000

/** Takes a source away, with the samples that came from it alone or without. A sample that other sources hold too stays, as theirs. */
export async function deleteSource(ctx: Ctx, { sourceId, samples }: DeleteSourceInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const source = await ctx.db.source.findFirst({
      where: { id: sourceId, projectId: ctx.projectId },
      select: { name: true, datasetId: true, read: true, runId: true, importedAt: true },
    })
    if (!source) throw notFound('Source')
    const run = source.runId
      ? await ctx.db.run.findUnique({ where: { id: source.runId }, select: { status: true } })
      : null
    if (!source.importedAt && (run?.status === 'running' || run?.status === 'paused'))
      throw conflict('It is still being imported: cancel that run first')
    // From now on nobody takes it for an import of the same bytes.
    await ctx.db.source.update({ where: { id: sourceId }, data: { fingerprint: null } })
    await audit(ctx, 'source.delete', sourceId, {
      name: source.name,
      before: { read: source.read },
      after: { samples },
    })
    const batches = Array.from({ length: Math.max(1, Math.ceil(source.read / batchSize)) }, (_, at) => ({
      first: at * batchSize,
      size: Math.max(1, Math.min(batchSize, source.read - at * batchSize)),
      input: { importRunId: source.runId },
    }))
    return openRun(ctx, {
      kind: 'delete-source',
      title: `Delete ${source.name}`,
      datasetId: source.datasetId,
      plan: { sourceId, samples },
      batches,
    })
  })
}
