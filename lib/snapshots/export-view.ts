import type { Export } from '../generated/prisma/client'
import { nameOf } from '../name-of'
import { type ExportView, type Format, formatKeys } from './export/schema'

/** A download as its maker and the project see it. */
export const exportView = (row: Omit<Export, 'options'>): ExportView => ({
  id: row.id,
  name: row.name,
  format: formatKeys.find((key) => key === row.format) ?? ('jsonl' satisfies Format),
  live: row.snapshotId === null,
  snapshotId: row.snapshotId,
  reason: row.reason,
  by: nameOf(row.madeBy),
  fetched: row.fetched,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  href: `/api/v1/projects/${row.projectId}/exports/${row.id}/file`,
})
