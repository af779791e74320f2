import { allow, type Ctx } from '../ctx'
import { conflict } from '../errors'
import { stepsOf } from './cross-walks/rules'
import { findMove } from './find-move'
import { mergeTarget } from './rules'
import type { MoveDatasetInput } from './schema'
import { startMapping } from './start-mapping'

/** Puts a dataset under another version of its policy. Samples keep the version they were labelled under, unless a label of theirs was merged away. */
export async function moveDataset(ctx: Ctx, { datasetId, versionId, flagLeft }: MoveDatasetInput) {
  allow(ctx, 'curate')
  const { dataset, policy, from, to, otherIds, names } = await findMove(ctx, { datasetId, versionId })
  if (dataset.policyVersionId === to.id) throw conflict(`${dataset.name} is at version ${from} already`)
  const entries = [...names.keys()].flatMap((fromCode) => {
    const toCode = mergeTarget(to.labels, fromCode)
    return toCode === null ? [] : [{ fromCode, toCode, lossy: false, note: '' }]
  })
  const polarityOf = new Map(to.labels.map(({ code, polarity }) => [code, polarity]))
  return startMapping(ctx, {
    dataset,
    title: `Move ${dataset.name} to ${policy.name} v${to.number}`,
    plan: {
      crossWalkId: null,
      fromVersionIds: otherIds,
      toVersionId: to.id,
      multiLabel: policy.multiLabel,
      flagLeft,
      // A label that now counts as another polarity is no longer the same, although it is called so.
      same: entries
        .filter(
          ({ fromCode, toCode }) => fromCode === toCode && names.get(fromCode)?.polarity === polarityOf.get(toCode),
        )
        .map(({ fromCode }) => fromCode),
      steps: stepsOf(entries, to.labels, {}),
    },
  })
}
