import { allow, type Ctx } from '../ctx'
import { invalid } from '../errors'
import { receiveUpload } from './receive-upload'
import { importQuery, startImportInput } from './schema'
import { startImport } from './start-import'

type Incoming = { name: string; body: AsyncIterable<Uint8Array>; query: Record<string, string> }

/** A script's way in: one request with the file brings it in, read as it would be without clicks or with the mapping given. */
export async function importUpload(ctx: Ctx, { name, body, query }: Incoming) {
  allow(ctx, 'curate')
  // Asked before the file is taken in, so that a slip costs no upload.
  const { datasetId = await onlyDataset(ctx), ...choices } = importQuery.parse(query)
  const upload = await receiveUpload(ctx, { name, body })
  const started = await startImport(
    ctx,
    startImportInput.parse({ uploadId: upload.id, datasetId, kind: 'api', ...choices }),
  )
  return { upload, ...started }
}

async function onlyDataset(ctx: Ctx) {
  const datasets = await ctx.db.dataset.findMany({
    where: { projectId: ctx.projectId, archivedAt: null },
    select: { id: true },
    take: 2,
  })
  const [dataset] = datasets
  if (!dataset || datasets.length > 1) throw invalid('Say which dataset the rows go into: ?datasetId=…')
  return dataset.id
}
