import 'server-only'
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'
import { aboutPlace, type SealedPlace } from './sealed-place'

/**
 * Seals what the process that wrote it must read again: answers kept for requests with an Idempotency-Key, which are told to whoever
 * asks once more. Keys, tokens and secrets that only workers read are sealed by lib/sealing.ts, and a rule of the house keeps them from here.
 */
export function sealAt(place: SealedPlace, text: string): string {
  const key = keyFor(place.column)
  return `${idOf(key)}.${lock(key, text, aboutPlace(place))}`
}

/** Also opens what one of ASSAY_OLD_SECRETS sealed. Null when it was sealed under another secret, for another place, or changed. */
export function unsealAt(place: SealedPlace, sealed: string): string | null {
  const [id, body] = sealed.split('.')
  if (body === undefined) return unsealBare(place, sealed)
  const key = [env.ASSAY_SECRET, ...env.ASSAY_OLD_SECRETS]
    .map((secret) => keyFor(place.column, secret))
    .find((key) => idOf(key) === id)
  return key ? unlock(key, body, aboutPlace(place)) : null
}

/** Tokens of a run bore neither place nor key id before; their purpose alone was part of the key. */
function unsealBare({ column }: SealedPlace, sealed: string) {
  const purpose = { 'HubToken.sealed': 'hub-token', 'PushSecret.sealed': 'push-secret' }[column]
  return purpose ? unlock(keyFor(purpose), sealed, '') : null
}

function keyFor(purpose: string, secret = env.ASSAY_SECRET) {
  if (!secret) throw new Error('ASSAY_SECRET is missing')
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
}

/** Names the key that sealed, and gives nothing of it away. */
const idOf = (key: Buffer) => createHash('sha256').update('key id').update(key).digest('hex').slice(0, 8)

const algorithm = 'aes-256-gcm'
/** Said aloud: without it, Node opens what carries a tag of four bytes. */
const tag = { authTagLength: 16 }

function lock(key: Buffer, text: string, about: string) {
  const iv = randomBytes(12)
  const cipher = createCipheriv(algorithm, key, iv, tag).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

function unlock(key: Buffer, sealed: string, about: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 12), tag).setAAD(Buffer.from(about))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
