import type { SealedPlace } from '../../sealed-place'
import { sealFor } from '../../sealing'

export type KeyRow = { projectId: string; providerId: string }
export const placeOf = ({ projectId, providerId }: KeyRow): SealedPlace => ({
  projectId,
  row: providerId,
  column: 'Provider.sealedKey',
})

export const sealKey = (row: KeyRow, key: string) => sealFor(placeOf(row), key)
