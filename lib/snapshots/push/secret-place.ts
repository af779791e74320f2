import type { Ctx } from '../../ctx'
import type { SealedPlace } from '../../sealed-place'

/** The key of a push lives as long as its run. */
export const secretPlace = ({ projectId }: Pick<Ctx, 'projectId'>, runId: string): SealedPlace => ({
  projectId,
  row: runId,
  column: 'PushSecret.sealed',
})
