import { z } from 'zod'
import type { Prisma } from '../generated/prisma/client'
import type { SourceView } from './schema'

export const sourceSelect = {
  id: true,
  kind: true,
  name: true,
  uri: true,
  licence: true,
  sha256: true,
  bytes: true,
  datasetId: true,
  preset: true,
  runId: true,
  createdBy: true,
  createdAt: true,
  importedAt: true,
  read: true,
  added: true,
  repeats: true,
  filtered: true,
  rejected: true,
  pairs: true,
  unwrapped: true,
  unlabelled: true,
} satisfies Prisma.SourceSelect

const actor = z.object({ name: z.string() }).catch({ name: '' })

export function sourceView({
  bytes,
  createdBy,
  createdAt,
  importedAt,
  ...source
}: Prisma.SourceGetPayload<{ select: typeof sourceSelect }>): SourceView {
  return {
    ...source,
    bytes: Number(bytes),
    startedBy: actor.parse(createdBy).name,
    createdAt: createdAt.toISOString(),
    importedAt: importedAt?.toISOString() ?? null,
  }
}
