import type { SealedPlace } from '../sealed-place'
import { sealFor } from '../sealing'
import { newToken } from '../secrets'

type Row = { projectId: string; id: string }
export const placeOf = ({ projectId, id }: Row): SealedPlace => ({ projectId, row: id, column: 'Webhook.sealedSecret' })

export function sealedSecret(row: Row) {
  const secret = `whsec_${newToken()}`
  return { secret, sealed: sealFor(placeOf(row), secret) }
}
