import type { Ctx } from '../ctx'
import type { BulkSkips } from './bulk/schema'

/** Beside the batch, so that a second try writes it over instead of adding to it. */
export async function noteSkips(ctx: Ctx, batchId: string, skips: BulkSkips) {
  await ctx.db
    .$executeRaw`UPDATE "Batch" SET input = coalesce(input, '{}') || ${JSON.stringify({ skips })}::jsonb WHERE id = ${batchId}::uuid`
}
