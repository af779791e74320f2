import { z } from 'zod'
import type { Ctx } from '../ctx'
import { AppError, notFound } from '../errors'
import type { Attempt } from '../job'
import { openTextReader } from './text/open-text-reader'
import type { Outcome } from './web/outcome'
import { keepPage } from './web/keep-page'
import { uploadPath } from './write/uploads'

const input = z.object({ pageId: z.uuid() })

/** One document, read where it can be killed. One that cannot be read fails alone, with its reason. */
export async function readDocument(ctx: Ctx, { run, batch, signal, keep }: Attempt) {
  const { pageId } = input.parse(batch.input)
  const page = await ctx.db.sourcePage.findFirst({
    where: { id: pageId, projectId: run.projectId },
    select: { id: true, sourceId: true, address: true, uploadId: true, state: true },
  })
  if (!page?.uploadId) throw notFound('Document')
  if (page.state !== 'waiting') return // It was kept, and the worker died before it could say so.
  const upload = await ctx.db.upload.findFirst({
    where: { id: page.uploadId, projectId: run.projectId },
    select: { sha256: true, bytes: true },
  })
  if (!upload) throw notFound('Upload')
  const outcome = await read(
    { path: uploadPath(page.uploadId), name: page.address, sha256: upload.sha256, bytes: Number(upload.bytes) },
    signal,
  )
  await keep(
    async (ctx) => {
      await keepPage(ctx, page, outcome, { tainted: false })
      await ctx.db.source.update({ where: { id: page.sourceId }, data: { importedAt: new Date() } })
    },
    outcome.kind === 'failed' ? { failed: 1, last: true } : { last: true },
  )
}

type Document = { path: string; name: string; sha256: string; bytes: number }
const mostBytes = 200 * 1024 * 1024

async function read({ path, name, sha256, bytes }: Document, signal: AbortSignal): Promise<Outcome> {
  if (bytes > mostBytes)
    return { kind: 'failed', failure: 'too_large', reason: `${name}: it is larger than ${mostBytes / 1024 / 1024} MB` }
  const reader = openTextReader({ seconds: 180 })
  try {
    const read = await reader.read({ path, name, type: '', address: 'https://document.invalid/' }, signal)
    if (read.passages.length === 0)
      return { kind: 'failed', failure: 'no_text', reason: `${name}: there is no text in it` }
    return {
      kind: 'fetched',
      read: { ...read, canonical: null },
      finalAddress: name,
      etag: null,
      lastModified: null,
      sha256,
      bytes,
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid')
      return { kind: 'failed', failure: 'unreadable', reason: `${name}: ${error.message}` }
    throw error
  } finally {
    reader.close()
  }
}
