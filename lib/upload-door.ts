import 'server-only'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { enter } from './auth'
import type { Ctx } from './ctx'
import { AppError, forbidden, invalid } from './errors'
import { filePart } from './multipart'
import { answerOnce } from './once'
import { respond } from './respond'

export type IncomingFile = { name: string; body: AsyncIterable<Uint8Array>; query: Record<string, string> }

/**
 * The door for files: a raw body with `?name=`, or the first file of a form. The body is read as it comes and never held.
 * With a key anyone may send; with a cookie only a page of this site.
 */
export function uploadRoute<T>(verb: (ctx: Ctx, file: IncomingFile) => Promise<T>, _query?: z.ZodType) {
  return (request: Request, { params }: { params: Promise<{ projectId: string }> }) =>
    respond(async () => {
      const ctx = await enter((await params).projectId)
      if (ctx.actor.type !== 'key') sameSite(request)
      const query = Object.fromEntries(new URL(request.url).searchParams)
      const { name, body } = await fileOf(request, query.name)
      const file = hashed(body)
      return answerOnce(request, ctx, file, async () => ({
        status: 201,
        body: { data: await verb(ctx, { name, body: file.body, query }) },
      }))
    })
}

function sameSite(request: Request) {
  const origin = request.headers.get('origin')
  if (!origin || origin === 'null' || new URL(origin).host !== request.headers.get('host'))
    throw forbidden('This request came from another site')
}

async function fileOf(request: Request, name: string | undefined) {
  if (!request.body) throw invalid('There is no file in this request')
  const body: AsyncIterable<Uint8Array> = whole(request.body, request.headers.get('content-length'))
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    request.headers.get('content-type') ?? '',
  )
  if (!boundary) return { name: name ?? 'file', body }
  const part = await filePart(body, boundary[1] ?? boundary[2] ?? '')
  return { name: name ?? part.name, body: part.body }
}

/** A body whose hash is known when all of it has been read; whoever asks for the hash reads what is left. */
function hashed(body: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  async function* read() {
    for await (const chunk of body) {
      hash.update(chunk)
      yield chunk
    }
  }
  const passed = read()
  return {
    body: passed,
    async hashFile() {
      for await (const _ of passed);
      return hash.digest('hex')
    },
  }
}

/** A body that ends before its announced length was cut off, wherever that happened. */
async function* whole(body: AsyncIterable<Uint8Array>, announced: string | null) {
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    yield chunk
  }
  if (announced !== null && length < Number(announced))
    throw new AppError('invalid', 'The file was cut off on its way here. Send it again')
}
