import { allow, type Ctx } from '../ctx'
import { AppError } from '../errors'
import { newId } from '../ids'
import type { HubAccess } from './hub/ask-hub'
import { chooseSplit } from './hub/choose-split'
import { download } from './hub/download'
import { findDataset, type FoundDataset, type FoundSplit } from './hub/find-dataset'
import { hubPlace } from './hub/hub-address'
import { hubRows, rowsInPage } from './hub/hub-rows'
import { linesOf, preparedFolder } from './hub/parts'
import type { PreviewHubInput } from './hub/schema'
import { importSettings } from './import-settings'
import { previewFile } from './preview-file'
import type { Caps } from './read/schema'
import type { PreviewView } from './schema'
import { removeUpload, storeUpload, uploadPath } from './write/uploads'

const mostToLookAt = 256 * 1024 * 1024

/** The first rows of a split with their mapping, as the import wizard shows a file. Nothing is kept. */
export async function previewHubDataset(
  ctx: Ctx,
  { dataset, config, split, revision, token, ...how }: PreviewHubInput,
): Promise<PreviewView> {
  allow(ctx, 'curate')
  const place = hubPlace(dataset)
  const access = { token: token ?? null, signal: ctx.signal, hurry: true } as const
  const found = await findDataset({ id: place.id, revision: revision ?? place.revision }, access)
  const chosen = chooseSplit(found.splits, { config: config ?? place.config, split: split ?? place.split })
  const { caps } = await importSettings(ctx)
  const text = await firstRows(found, chosen, (place.page ?? 0) * rowsInPage, caps, access)
  const uploadId = newId()
  try {
    const { bytes, sha256 } = await storeUpload(uploadId, asBytes(text), caps.bytes)
    await ctx.db.upload.create({
      data: {
        id: uploadId,
        projectId: ctx.projectId,
        name: `${found.id} (${chosen.config}, ${chosen.split}).jsonl`,
        bytes,
        sha256,
        createdBy: ctx.actor,
      },
    })
    return await previewFile(ctx, { uploadId, ...how })
  } finally {
    await ctx.db.upload.deleteMany({ where: { id: uploadId, projectId: ctx.projectId } })
    await removeUpload(uploadId)
  }
}

/** By the rows that the hub serves; where it serves none, from the start of the first file. */
async function firstRows(
  found: FoundDataset,
  split: FoundSplit,
  offset: number,
  caps: Caps,
  access: HubAccess,
): Promise<string> {
  const [file] = split.list
  try {
    if (found.from === 'files') throw new AppError('not_found', 'rows are of the main branch')
    const { rows } = await hubRows(
      { id: found.id, config: split.config, split: split.split },
      offset,
      rowsInPage,
      access,
    )
    return rows.map(({ row }) => JSON.stringify(row)).join('\n')
  } catch (error) {
    if (!file || !(error instanceof AppError)) throw error
  }
  await preparedFolder()
  const path = uploadPath(`${newId()}-preview`)
  try {
    await download(found.id, file, path, mostToLookAt, access)
    let text = ''
    for await (const chunk of linesOf(file.path, path, caps)) {
      text += chunk
      if (text.length > 200_000 && text.includes('\n')) break
    }
    const lines = text.split('\n')
    return (
      /\.(parquet|jsonl|ndjson)$/i.test(file.path) && lines.length > rowsInPage ? lines.slice(0, rowsInPage) : lines
    ).join('\n')
  } finally {
    await removeUpload(path.split('/').at(-1) ?? '')
  }
}

async function* asBytes(text: string) {
  yield Buffer.from(text)
}
