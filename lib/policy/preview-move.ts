import { allow, type Ctx } from '../ctx'
import { countCodes } from './count-codes'
import { findMove } from './find-move'
import { mergeTarget } from './rules'
import type { MoveLine, MovePreview, PreviewMoveInput } from './schema'

const weight = { left: 0, mapped: 1, stays: 2 }

/** What moving a dataset to another version of its policy would do to its samples, label by label. Nothing is changed. */
export async function previewMove(ctx: Ctx, input: PreviewMoveInput): Promise<MovePreview> {
  allow(ctx, 'read')
  const { dataset, policy, from, to, otherIds, names } = await findMove(ctx, input)
  const { counts, ...sums } = await countCodes(ctx, { datasetId: dataset.id, versionIds: otherIds })
  const lines = counts.map(({ code, samples }): MoveLine => {
    const target = mergeTarget(to.labels, code)
    const was = names.get(code)
    const polarity = to.labels.find((label) => label.code === target)?.polarity
    return {
      code,
      name: was?.name ?? code,
      samples,
      fate: target === code ? 'stays' : target ? 'mapped' : 'left',
      to: target && target !== code ? [target] : [],
      polarityChanges: polarity !== undefined && polarity !== was?.polarity,
    }
  })
  return {
    dataset: dataset.name,
    from: `${policy.name} v${from}`,
    to: `${policy.name} v${to.number}`,
    ...sums,
    lines: lines.toSorted((one, other) => weight[one.fate] - weight[other.fate] || other.samples - one.samples),
  }
}
