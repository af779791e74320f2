import type { Prisma } from '../generated/prisma/client'
import { nameOf } from '../name-of'
import { keyState } from './rules'

export const selectKey = {
  id: true,
  name: true,
  role: true,
  prefix: true,
  madeBy: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
  revokedAt: true,
} satisfies Prisma.ApiKeySelect

export type KeyView = ReturnType<typeof keyView>

/** What may be shown of a key: all but its hash. */
export function keyView(key: Prisma.ApiKeyGetPayload<{ select: typeof selectKey }>) {
  return {
    id: key.id,
    name: key.name,
    role: key.role,
    prefix: key.prefix,
    madeBy: nameOf(key.madeBy),
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    state: keyState(key, new Date()),
  }
}
