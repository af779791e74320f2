import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, safe in a link. */
export const newToken = () => randomBytes(32).toString('base64url')

/** For secrets that are random themselves: nothing to guess, so a plain hash is enough. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

export function sameHash(left: string, right: string) {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
