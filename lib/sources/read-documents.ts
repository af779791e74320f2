import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import { newId } from '../ids'
import { openRun } from '../runs/open-run'
import { targetOf } from './target-of'
import type { ReadDocumentsInput } from './web/schema'

/** Opens the run that reads uploaded documents into passages; each document is a source of its own. */
export async function readDocuments(ctx: Ctx, { datasetId, uploadIds }: ReadDocumentsInput) {
  allow(ctx, 'curate')
  const target = await targetOf(ctx, datasetId)
  const found = await ctx.db.upload.findMany({
    where: { id: { in: uploadIds }, projectId: ctx.projectId },
    select: { id: true, name: true, bytes: true, sha256: true },
  })
  const documents = [...new Set(uploadIds)].map((id) => {
    const upload = found.find((upload) => upload.id === id)
    if (!upload) throw notFound('Upload')
    return { upload, sourceId: newId(), pageId: newId() }
  })
  return transaction(ctx, async (ctx) => {
    const [first] = documents
    const title = documents.length === 1 ? `Read ${first?.upload.name}` : `Read ${documents.length} documents`
    const run = await openRun(ctx, {
      kind: 'read-documents',
      title,
      datasetId,
      plan: { into: target.name, unit: 'documents' },
      batches: documents.map(({ pageId }, at) => ({ first: at, size: 1, input: { pageId } })),
    })
    for (const { upload, sourceId, pageId } of documents) {
      const { id: uploadId, name, bytes, sha256 } = upload
      await ctx.db.source.create({
        data: {
          id: sourceId,
          projectId: ctx.projectId,
          datasetId,
          kind: 'document',
          name,
          uploadId,
          bytes,
          sha256,
          runId: run.id,
          createdBy: ctx.actor,
        },
      })
      await ctx.db.sourcePage.create({
        data: { id: pageId, projectId: ctx.projectId, sourceId, position: 0, address: name, uploadId, runId: run.id },
      })
      await audit(ctx, 'source.read', sourceId, { name, after: { sha256, dataset: target.name, run: run.id } })
    }
    return { sourceIds: documents.map(({ sourceId }) => sourceId), runId: run.id, runNumber: run.number }
  })
}
