import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'

/** How Node wants the 32 bytes of an X25519 private key introduced (PKCS #8). */
const introduction = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** The key that opens, made from a secret by HKDF-SHA-256: the same secret always makes the same key, and the key tells nothing of the secret. */
export const openingKey = (secret: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([introduction, Buffer.from(hkdfSync('sha256', secret, '', 'assay opening key', 32))]),
    format: 'der',
    type: 'pkcs8',
  })

/** What whoever seals may know: the public half, as ASSAY_SEALING_KEY holds it. */
export const sealingKeyOf = (secret: string) => String(createPublicKey(openingKey(secret)).export({ format: 'jwk' }).x)
