import { allow, type Ctx } from '../ctx'
import { conflict } from '../errors'
import { stepsOf } from './cross-walks/rules'
import type { ApplyCrossWalkInput } from './cross-walks/schema'
import { findWalk } from './find-walk'
import { startMapping } from './start-mapping'

/** Maps a dataset to the walk's other policy. The labels it had stay beside the new ones; what the walk cannot decide keeps its own and waits for a person. */
export async function applyCrossWalk(ctx: Ctx, { crossWalkId, datasetId, choices, flagLeft }: ApplyCrossWalkInput) {
  allow(ctx, 'curate')
  const { walk, dataset, from, to } = await findWalk(ctx, { crossWalkId, datasetId })
  if (dataset.policyVersionId !== from.versionId && dataset.policyVersionId !== to.versionId)
    throw conflict(`${dataset.name} is under neither of the two policies of this walk`)
  return startMapping(ctx, {
    dataset,
    title: `Map ${dataset.name} to ${to.policy} v${to.number}`,
    plan: {
      crossWalkId: walk.id,
      fromVersionIds: [from.versionId],
      toVersionId: to.versionId,
      multiLabel: to.multiLabel,
      flagLeft,
      same: [],
      steps: stepsOf(walk.entries, to.labels, choices),
    },
  })
}
