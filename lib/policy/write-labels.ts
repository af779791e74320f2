import type { Ctx } from '../ctx'
import { newId } from '../ids'
import type { LabelDraft } from './schema'

/** Puts these labels in the place of those the version has. The database refuses it for one that was published. */
export async function writeLabels(ctx: Ctx, versionId: string, labels: readonly LabelDraft[]) {
  await ctx.db.label.deleteMany({ where: { versionId } })
  await ctx.db.label.createMany({
    data: labels.map((label, position) => ({ id: newId(), versionId, position, ...label })),
  })
}
