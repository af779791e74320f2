import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import { newId } from '../ids'
import type { SampleInput } from './schema'

/** Takes a sample out of its dataset. Its row is kept aside, and its history stays. */
export async function deleteSample(ctx: Ctx, { sampleId }: SampleInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const kept = await ctx.db.$executeRaw`
      INSERT INTO "DepartedSample" ("sampleId", "runId", "projectId", "datasetId", row)
      SELECT id, ${newId()}::uuid, "projectId", "datasetId", to_jsonb(s) FROM "Sample" s WHERE id = ${sampleId}::uuid AND "projectId" = ${ctx.projectId}::uuid FOR UPDATE`
    if (kept === 0) throw notFound('Sample')
    const sample = await ctx.db.sample.delete({
      where: { id: sampleId },
      select: { labels: true, state: true, contentHash: true, datasetId: true },
    })
    await audit(ctx, 'sample.delete', sampleId, { before: sample })
    return { id: sampleId }
  })
}
