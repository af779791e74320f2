import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { receiveUpload } from '../sources/receive-upload'
import { startImportInput } from '../sources/schema'
import { startImport } from '../sources/start-import'
import { openDataset } from './open-dataset'
import { readDatapoint } from './read-datapoint'
import { readLines } from './read-lines'
import type { FillDatasetInput } from './schema'

type SentFile = { name: string; body: Blob }

const firstLine = 1_000_000

/** A dataset from a file of conversations, by an ordinary import. Its first line says by which policy. */
export async function fillDataset(ctx: Ctx, { name }: FillDatasetInput, files: readonly SentFile[]) {
  allow(ctx, 'curate')
  const [file, ...others] = files
  if (!file || others.length > 0) throw invalid('Send one file of JSON lines')
  const [line = ''] = (await file.body.slice(0, firstLine).text()).trimStart().split('\n')
  const [messages] = readLines(line, file.name, 1)
  const { questionFormat } = readDatapoint(messages ?? [])
  const upload = await receiveUpload(ctx, { name: file.name || 'data.jsonl', body: file.body.stream() })
  return transaction(ctx, async (ctx) => {
    const { id: datasetId } = await openDataset(ctx, { name, questionFormat, answered: true })
    await startImport(
      ctx,
      startImportInput.parse({ uploadId: upload.id, datasetId, kind: 'api', name: file.name, unreadable: 'skip' }),
    )
    return { dataset_id: datasetId }
  })
}
