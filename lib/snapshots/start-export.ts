import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid, notFound } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { newId } from '../ids'
import { isEmptyFilter } from '../samples/filter/rules'
import { findDataset } from '../samples/find-dataset'
import { refuseUnseen } from '../samples/refuse-unseen'
import { exportView } from './export-view'
import { exportHours, fileName } from './export/rules'
import { type ExportView, formatInfo, type StartExportInput } from './export/schema'

/** Takes texts out of the studio: who, what and why is written down, and the answer says where the file is. */
export async function startExport(ctx: Ctx, input: StartExportInput): Promise<ExportView> {
  allow(ctx, 'curate')
  const { format, snapshotId, dataset: wanted, filter = {}, reason, ...options } = input
  const info = formatInfo(format)
  if (info.frozen && !snapshotId) throw invalid(`${info.name} is made from a snapshot: take one first`)
  if (info.holds === 'pairs' && !isEmptyFilter(filter))
    throw invalid('A filter is of samples, and pairs are none: take the filter away to have all pairs')
  return transaction(ctx, async (ctx) => {
    const snapshot = snapshotId ? await takenSnapshot(ctx, snapshotId) : null
    const dataset = await findDataset(ctx, snapshot?.datasetId ?? wanted)
    await refuseUnseen(ctx, dataset.id)
    const row = await ctx.db.export.create({
      data: {
        id: newId(),
        projectId: ctx.projectId,
        datasetId: dataset.id,
        snapshotId: snapshot?.id ?? null,
        format,
        options: asJson({ ...options, filter }),
        reason,
        name: fileName(dataset.name, snapshot?.version ?? null, format, options.splits),
        actorId: ctx.actor.id,
        madeBy: ctx.actor,
        expiresAt: new Date(Date.now() + exportHours * 3_600_000),
      },
    })
    await audit(ctx, 'export.start', row.id, {
      name: row.name,
      after: asJson({ format, reason, from: snapshot ? `snapshot ${snapshot.version}` : 'live', ...options, filter }),
    })
    return exportView(row)
  })
}

async function takenSnapshot(ctx: Ctx, id: string) {
  const snapshot = await ctx.db.snapshot.findFirst({
    where: { id, projectId: ctx.projectId },
    select: { id: true, datasetId: true, version: true, status: true },
  })
  if (!snapshot) throw notFound('Snapshot')
  if (snapshot.status !== 'taken') throw conflict('This snapshot is not taken yet')
  return snapshot
}

/** Without the keys that were left away. */
const asJson = (value: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value))
