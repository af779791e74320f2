import { createHmac } from 'node:crypto'
import { sealAt, unsealAt } from '../sealed'
import type { SealedPlace } from '../sealed-place'
import { newToken } from '../secrets'
import { signedText } from './rules'

type Row = { projectId: string; id: string }
const placeOf = ({ projectId, id }: Row): SealedPlace => ({ projectId, row: id, column: 'Webhook.sealedSecret' })

export function sealedSecret(row: Row) {
  const secret = `whsec_${newToken()}`
  return { secret, sealed: sealAt(placeOf(row), secret) }
}

/** The headers by which a receiver knows that a body is ours; null when the secret does not open any more. */
export function signatureOf(row: Row & { sealedSecret: string }, body: string, now: Date) {
  const secret = unsealAt(placeOf(row), row.sealedSecret)
  if (secret === null) return null
  const seconds = Math.floor(now.getTime() / 1000)
  const digest = createHmac('sha256', secret).update(signedText(seconds, body)).digest('hex')
  return `t=${seconds},v1=${digest}`
}
