import { createHash } from 'node:crypto'
import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import type { Download } from '../download-door'
import { conflict, notFound } from '../errors'
import { sampleFilter } from '../samples/filter/schema'
import { findDataset } from '../samples/find-dataset'
import { refuseUnseen } from '../samples/refuse-unseen'
import type { Asked } from './export/formats'
import { cardFacts } from './card-facts'
import { fingerprintOf, openExport } from './export/open-export'
import { type ExportInput, exportOptions, type Format, formatInfo, formatKeys } from './export/schema'

/** The file of a download, for whoever asked for it. Of a snapshot it is the same bytes each time, so the rest of it can be asked for too. */
export async function fetchExport(ctx: Ctx, { exportId }: ExportInput): Promise<Download> {
  allow(ctx, 'curate')
  const row = await ctx.db.export.findFirst({
    where: { id: exportId, projectId: ctx.projectId, actorId: ctx.actor.id },
  })
  if (!row) throw notFound('Download')
  if (row.expiresAt < new Date()) throw conflict('This download has run out. Start it again')
  await refuseUnseen(ctx, row.datasetId)
  const asked = await askedFor(ctx, row)
  const begin = () =>
    transaction(ctx, async (ctx) => {
      await ctx.db.export.updateMany({
        where: { id: row.id, projectId: ctx.projectId },
        data: { fetched: { increment: 1 } },
      })
      await audit(ctx, 'export.fetch', row.id, { name: row.name, after: { reason: row.reason } })
    })
  const file = { name: row.name, type: formatInfo(asked.format).type, begin }
  if (!row.snapshotId) return { ...file, etag: null, bytes: null, open: (signal) => openExport(asked, signal) }
  const { snapshotId } = row
  const fingerprint = fingerprintOf(asked)
  const facts = await ctx.db.snapshotFile.findUnique({
    where: { snapshotId_fingerprint: { snapshotId, fingerprint } },
  })
  const open = (signal?: AbortSignal) =>
    remembering(ctx, { snapshotId, fingerprint, format: asked.format, name: row.name }, openExport(asked, signal))
  return {
    ...file,
    etag: `"${snapshotId}-${fingerprint.slice(0, 32)}"`,
    sha256: facts?.sha256 ?? null,
    bytes: { known: facts ? Number(facts.bytes) : null, count: (signal) => lengthOf(open(signal)) },
    open,
  }
}

type Row = { snapshotId: string | null; datasetId: string; format: string; options: unknown }

async function askedFor(ctx: Ctx, { snapshotId, datasetId, format: name, options: kept }: Row): Promise<Asked> {
  const { filter, ...options } = exportOptions.extend({ filter: sampleFilter }).parse(kept)
  const format = formatKeys.find((key): key is Format => key === name)
  if (!format) throw notFound('Download')
  if (!snapshotId) {
    const { target, labels } = await findDataset(ctx, datasetId)
    return { format, options, target, labels, origin: { kind: 'live', projectId: ctx.projectId, datasetId, filter } }
  }
  const { target, policyVersionId } = await ctx.db.snapshot.findFirstOrThrow({
    where: { id: snapshotId, projectId: ctx.projectId },
    select: { target: true, policyVersionId: true },
  })
  // As it was published then: the dataset may have moved to another version since.
  const labels = await ctx.db.label.findMany({
    where: { versionId: policyVersionId },
    orderBy: { position: 'asc' },
    select: { code: true, name: true, polarity: true, retired: true },
  })
  return {
    format,
    options,
    target,
    labels,
    origin: { kind: 'snapshot', snapshotId, splits: options.splits },
    ...(format === 'hub' && { card: await cardFacts(ctx, snapshotId) }),
  }
}

/** What went through once to its end is known from then on: its length and its hash. */
async function* remembering(
  ctx: Ctx,
  which: { snapshotId: string; fingerprint: string; format: string; name: string },
  pieces: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += piece.length
    yield piece
  }
  await ctx.db.snapshotFile.createMany({
    data: [{ ...which, bytes: BigInt(bytes), sha256: hash.digest('hex') }],
    skipDuplicates: true,
  })
}

async function lengthOf(pieces: AsyncGenerator<Buffer>) {
  let bytes = 0
  for await (const piece of pieces) bytes += piece.length
  return bytes
}
