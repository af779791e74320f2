import 'server-only'
import { randomInt } from 'node:crypto'
import type { Role } from './ctx'
import { db } from './db'
import { readRow } from './read-row'
import { hashToken, sameHash } from './secrets'
import { sharedRead } from './shared-read'

export type KeyView = { id: string; name: string; role: Role; projectId: string | null }

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const random = (length: number) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

/** `assay_` + 8 characters to find it by + 40 to prove it: 238 random bits. */
export function newKey() {
  const prefix = `assay_${random(8)}`
  const key = `${prefix}_${random(40)}`
  return { key, prefix, hash: hashToken(key) }
}

const ours = /^assay_[0-9A-Za-z]{8}_[0-9A-Za-z]{40}$/

/** What a key is found by. Of a key that was not made here nothing may be shown, so its hash stands in. */
export const prefixOf = (key: string) => (ours.test(key) ? key.slice(0, 14) : `given_${hashToken(key).slice(0, 8)}`)

/** Looks a key up on every request, so a revoked one is dead with the next. */
export async function findKey(authorization: string): Promise<KeyView | null> {
  const key = /^Bearer ([\x21-\x7e]{16,200})$/i.exec(authorization)?.[1]
  if (!key) return null
  const found = await rowOf(prefixOf(key))
  if (!found || !sameHash(found.hash, hashToken(key)) || found.revokedAt) return null
  if (found.expiresAt && found.expiresAt <= new Date()) return null
  if (!found.lastUsedAt || Date.now() - found.lastUsedAt.getTime() > 10_000)
    await db.apiKey.updateMany({ where: { id: found.id }, data: { lastUsedAt: new Date() } })
  const { id, name, role, projectId } = found
  return { id, name, role, projectId }
}

type Row = KeyView & { hash: string; revokedAt: Date | null; expiresAt: Date | null; lastUsedAt: Date | null }

const rowOf = sharedRead(
  (prefix: string) => prefix,
  (prefix) =>
    readRow<Row>(
      'key',
      `SELECT id, name, role, "projectId", hash, "revokedAt", "expiresAt", "lastUsedAt" FROM "ApiKey" WHERE prefix = $1`,
      [prefix],
    ),
)
