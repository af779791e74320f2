import { createHmac } from 'node:crypto'
import { openAt } from '../opening'
import { signedText } from './rules'
import { placeOf } from './sealed-secret'

type Row = { projectId: string; id: string; sealedSecret: string }

/** The headers by which a receiver knows that a body is ours; null when the secret does not open any more. */
export function signatureOf(row: Row, body: string, now: Date) {
  const secret = openAt(placeOf(row), row.sealedSecret)
  if (secret === null) return null
  const seconds = Math.floor(now.getTime() / 1000)
  const digest = createHmac('sha256', secret).update(signedText(seconds, body)).digest('hex')
  return `t=${seconds},v1=${digest}`
}
