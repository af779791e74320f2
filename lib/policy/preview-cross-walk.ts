import { allow, type Ctx } from '../ctx'
import { countCodes } from './count-codes'
import { walkLines } from './cross-walks/rules'
import type { PreviewCrossWalkInput, WalkPreview } from './cross-walks/schema'
import { findWalk } from './find-walk'

/** What applying this walk would do to the samples of a dataset, code by code. Nothing is changed. */
export async function previewCrossWalk(ctx: Ctx, input: PreviewCrossWalkInput): Promise<WalkPreview> {
  allow(ctx, 'read')
  const { walk, dataset, from, to } = await findWalk(ctx, input)
  const { counts, ...sums } = await countCodes(ctx, { datasetId: dataset.id, versionIds: [from.versionId] })
  return {
    dataset: dataset.name,
    from: `${from.policy} v${from.number}`,
    to: `${to.policy} v${to.number}`,
    ...sums,
    lines: walkLines(counts, walk.entries, from.labels, to.labels),
  }
}
