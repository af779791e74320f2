import 'server-only'
import type { z } from 'zod'
import { enter } from './auth'
import type { Ctx } from './ctx'
import { respond } from './respond'

/** A file that is made while it is sent. `etag` only where the same name is the same bytes each time. */
export type Download = {
  name: string
  type: string
  etag: string | null
  /** Its length where that is known or can be found out; a part of a file can be sent only then. */
  bytes: { known: number | null; count: (signal: AbortSignal) => Promise<number> } | null
  sha256?: string | null
  open: (signal: AbortSignal) => AsyncGenerator<Buffer>
  /** Said once, before the first byte of a whole file goes out. */
  begin: () => Promise<void>
}

type Part = { from: number; until: number }

/** The door for downloads. */
export function downloadRoute<S extends z.ZodType>(
  schema: S,
  verb: (ctx: Ctx, input: z.output<S>) => Promise<Download>,
) {
  return (request: Request, { params }: { params: Promise<{ projectId: string } & Record<string, string>> }) =>
    respond(async () => {
      const { projectId, ...path } = await params
      const query = Object.fromEntries(new URL(request.url).searchParams)
      return sendDownload(request, await verb(await enter(projectId), schema.parse({ ...query, ...path })))
    })
}

/** Sends a download, the rest of one that broke off, or nothing to somebody who has it. */
export async function sendDownload(request: Request, download: Download): Promise<Response> {
  const { name, type, etag, bytes } = download
  const headers: Record<string, string> = {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'x-content-type-options': 'nosniff',
    // Packed on the way it would be other bytes than the ones its hash is of.
    'cache-control': 'private, no-store, no-transform',
    'accept-ranges': etag ? 'bytes' : 'none',
    ...(etag && { etag }),
    ...(download.sha256 && { 'repr-digest': `sha-256=:${Buffer.from(download.sha256, 'hex').toString('base64')}:` }),
  }
  if (etag && tagsIn(request.headers.get('if-none-match')).includes(etag))
    return new Response(null, { status: 304, headers })
  // Nobody would read a body, or give it back: it would hold its connection for ever.
  if (request.method === 'HEAD')
    return new Response(null, {
      headers: { ...headers, ...(bytes?.known != null && { 'content-length': String(bytes.known) }) },
    })

  const asked = etag && bytes ? rangeIn(request.headers.get('range')) : null
  const current = !request.headers.has('if-range') || request.headers.get('if-range') === etag
  if (asked && current && bytes) {
    const length = bytes.known ?? (await bytes.count(request.signal))
    const part = partOf(asked, length)
    if (!part) return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${length}` } })
    if (part.from === 0) await download.begin()
    return new Response(await streamOf(download, part, request.signal), {
      status: 206,
      headers: {
        ...headers,
        'content-range': `bytes ${part.from}-${part.until - 1}/${length}`,
        'content-length': String(part.until - part.from),
      },
    })
  }
  await download.begin()
  return new Response(await streamOf(download, { from: 0, until: Number.POSITIVE_INFINITY }, request.signal), {
    headers: { ...headers, ...(bytes?.known != null && { 'content-length': String(bytes.known) }) },
  })
}

const tagsIn = (header: string | null) => (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))

/** One range of bytes; of several, or of anything else, the whole file is the right answer. */
function rangeIn(header: string | null) {
  const found = /^bytes=(\d{1,15})?-(\d{1,15})?$/.exec(header?.trim() ?? '')
  const [, first, last] = found ?? []
  return first === undefined && last === undefined ? null : { first, last }
}

function partOf(
  { first, last }: { first?: string | undefined; last?: string | undefined },
  length: number,
): Part | null {
  if (first === undefined)
    return length > 0 && Number(last) > 0 ? { from: Math.max(0, length - Number(last)), until: length } : null
  const from = Number(first)
  const until = last === undefined ? length : Math.min(length, Number(last) + 1)
  return from < until ? { from, until } : null
}

/** The first piece is made before anything is sent: what fails at once is then told in words. */
async function streamOf(download: Download, part: Part, asking: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const gone = new AbortController()
  const pieces = slice(download.open(gone.signal), part)
  async function stop() {
    gone.abort()
    await pieces.return(undefined).catch(() => {})
  }
  // Who leaves before the first piece never takes the stream, so nobody cancels it.
  asking.addEventListener('abort', stop, { once: true })
  if (asking.aborted) await stop()
  const first = await pieces.next().catch((error) => {
    if (gone.signal.aborted) return { done: true as const, value: undefined }
    throw error
  })
  let waiting: typeof first | null = first
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = waiting ?? (await pieces.next())
        waiting = null
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: stop,
    },
    { highWaterMark: 2 },
  )
}

async function* slice(pieces: AsyncGenerator<Buffer>, { from, until }: Part): AsyncGenerator<Buffer, undefined> {
  let at = 0
  for await (const piece of pieces) {
    const [start, end] = [Math.max(0, from - at), Math.min(piece.length, until - at)]
    at += piece.length
    if (start < end) yield piece.subarray(start, end)
    if (at >= until) return
  }
}
