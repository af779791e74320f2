import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { findDataset } from '../samples/find-dataset'
import type { SetTargetInput } from './schema'

/** In what parts the labels should stand. Without any part there is no target any more. */
export async function setTarget(ctx: Ctx, { datasetId, shares }: SetTargetInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { name, labels } = await findDataset(ctx, datasetId)
    const unknown = Object.keys(shares).find((code) => !labels.some((label) => label.code === code))
    if (unknown !== undefined) throw invalid(`There is no label ${unknown} in this policy`)
    const given = Object.fromEntries(Object.entries(shares).filter(([, share]) => share > 0))
    const where = { datasetId, projectId: ctx.projectId }
    const before = await ctx.db.balanceTarget.findFirst({ where, select: { shares: true } })
    if (Object.keys(given).length === 0) await ctx.db.balanceTarget.deleteMany({ where })
    else {
      const values = { shares: given, setBy: ctx.actor, setAt: new Date() }
      await ctx.db.balanceTarget.upsert({ where, create: { ...where, ...values }, update: values })
    }
    await audit(ctx, 'stats.target', datasetId, { name, before: before ?? {}, after: { shares: given } })
    return { shares: given }
  })
}
