import { createHash, hash } from 'node:crypto'

/** Two texts that differ only in width, case or white space are the same text. */
export function normalise(text: string) {
  const folded = text.normalize('NFKC').toLowerCase()
  // Looking whether there is anything to collapse costs a fifth of collapsing.
  return unevenSpace.test(folded) ? folded.replace(/\s+/gu, ' ').trim() : folded
}
const unevenSpace = /[^\S ]| {2}|^ | $/

/** 128 bits of SHA-256 over the normalised text, in the form of a uuid because Postgres keeps those in 16 bytes. */
export function contentHash(prompt: string, response?: string | null) {
  const digest =
    response == null
      ? hash('sha256', normalise(prompt))
      : createHash('sha256').update(normalise(prompt)).update('\u0000').update(normalise(response)).digest('hex')
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`
}
