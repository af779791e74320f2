import 'server-only'
import {
  createCipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { env } from './env'
import { aboutPlace, type SealedPlace } from './sealed-place'

/**
 * Seals what only a worker may read again: keys of providers, tokens of hubs and storage, secrets of webhooks. This side holds a public key (X25519) and nothing that
 * opens; lib/opening.ts does, and nothing that a page, an action or a route reaches may import it.
 * The form: `x1.<id of the key>.<base64url of: one-time public key 32, nonce 12, tag 16, text>`.
 */
export function sealFor(place: SealedPlace, text: string): string {
  const to = sealingKey()
  const once = generateKeyPairSync('x25519')
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: publicKeyOf(to) })
  const key = sharedKey({ shared, once: rawOf(once.publicKey), to, place })
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(Buffer.from(aboutPlace(place)))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const body = Buffer.concat([rawOf(once.publicKey), nonce, cipher.getAuthTag(), sealed])
  return `${form}.${keyId(to)}.${body.toString('base64url')}`
}

/** Sealed to a key that was since replaced, or in the form of before: seal it anew and the old secret can go. */
export const isSealedToOld = (sealed: string) => !sealed.startsWith(`${form}.${keyId(sealingKey())}.`)

export const form = 'x1'

function sealingKey() {
  if (!env.ASSAY_SEALING_KEY) throw new Error('ASSAY_SEALING_KEY is missing')
  return Buffer.from(env.ASSAY_SEALING_KEY, 'base64url')
}

/** Names a public key. */
export const keyId = (raw: Buffer) => createHash('sha256').update('key id').update(raw).digest('hex').slice(0, 8)

export const publicKeyOf = (raw: Buffer) =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }, format: 'jwk' })

export const rawOf = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')

type Shared = { shared: Buffer; once: Buffer; to: Buffer; place: SealedPlace }

/** One for each sealed value. Both public keys go in, so that neither can be put in another's place. */
export const sharedKey = ({ shared, once, to, place }: Shared) =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([once, to]), `assay sealed ${place.column}`, 32))
