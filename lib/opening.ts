import 'server-only'
import { createDecipheriv, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto'
import { env } from './env'
import { openingKey } from './opening-key'
import { unsealAt } from './sealed'
import { aboutPlace, type SealedPlace } from './sealed-place'
import { form, isSealedToOld, keyId, publicKeyOf, rawOf, sealFor, sharedKey } from './sealing'

/**
 * Opens what lib/sealing.ts sealed. Workers import this; no page, action or route may, and a rule of the house sees to it.
 * Null when it was sealed to another key, for another place, or changed. Also opens the forms of before, under ASSAY_SECRET.
 */
export function openAt(place: SealedPlace, sealed: string): string | null {
  const [first, id, body] = sealed.split('.')
  if (first !== form) return unsealAt(place, sealed)
  const key = openingKeys().find((each) => keyId(publicOf(each)) === id)
  return key && body ? open(key, place, Buffer.from(body, 'base64url')) : null
}

/** The same, sealed to the key of today; null where it is already, or does not open. */
export function resealed(place: SealedPlace, sealed: string): string | null {
  const text = isSealedToOld(sealed) ? openAt(place, sealed) : null
  return text === null ? null : sealFor(place, text)
}

/** The one of today first; the others open what they sealed. */
const openingKeys = () =>
  [env.ASSAY_OPENING_SECRET, env.ASSAY_SECRET, ...env.ASSAY_OLD_SECRETS].flatMap((secret) =>
    secret ? openingKey(secret) : [],
  )

const publicOf = (key: KeyObject) => rawOf(createPublicKey(key))

function open(key: KeyObject, place: SealedPlace, bytes: Buffer): string | null {
  const [once, nonce, tag, sealed] = [
    bytes.subarray(0, 32),
    bytes.subarray(32, 44),
    bytes.subarray(44, 60),
    bytes.subarray(60),
  ]
  try {
    const shared = diffieHellman({ privateKey: key, publicKey: publicKeyOf(once) })
    const secret = sharedKey({ shared, once, to: publicOf(key), place })
    // The length is said aloud: without it, Node opens what carries a tag of four bytes.
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: 16 })
    decipher.setAAD(Buffer.from(aboutPlace(place))).setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
