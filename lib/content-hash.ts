import { createHash } from 'node:crypto'

/** Two texts that differ only in width, case or white space are the same text. */
export const normalise = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** 128 bits of SHA-256 over the normalised text, in the form of a uuid because Postgres keeps those in 16 bytes. */
export function contentHash(prompt: string, response?: string | null) {
  const hash = createHash('sha256').update(normalise(prompt))
  if (response != null) hash.update('\u0000').update(normalise(response))
  return hash.digest('hex').slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
