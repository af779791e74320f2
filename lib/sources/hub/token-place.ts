import type { Ctx } from '../../ctx'
import type { SealedPlace } from '../../sealed-place'

/** A token lives as long as the run that fetches with it. */
export const tokenPlace = ({ projectId }: Pick<Ctx, 'projectId'>, runId: string): SealedPlace => ({
  projectId,
  row: runId,
  column: 'HubToken.sealed',
})
