import 'server-only'
import type { z } from 'zod'
import { enter } from './auth'
import type { Ctx } from './ctx'
import { describeError, log } from './log'
import { respond } from './respond'

export type ServerEvent = { event: string; id: string | null; data: object }

const beatSeconds = 15

/** The door for what is told as it happens: server-sent events, from where the listener last was. */
export function eventsRoute<S extends z.ZodType>(
  schema: S,
  verb: (ctx: Ctx, input: z.output<S>) => Promise<AsyncGenerator<ServerEvent>>,
) {
  return (request: Request, { params }: { params: Promise<{ projectId: string } & Record<string, string>> }) =>
    respond(async () => {
      const { projectId, ...path } = await params
      const query = Object.fromEntries(new URL(request.url).searchParams)
      const last = request.headers.get('last-event-id')
      const left = new AbortController()
      const ctx = { ...(await enter(projectId)), signal: AbortSignal.any([left.signal, request.signal]) }
      const events = await verb(ctx, schema.parse({ ...query, ...(last && { after: last }), ...path }))
      return new Response(streamOf(events, left), {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store, no-transform',
          'x-accel-buffering': 'no',
        },
      })
    })
}

export function streamOf(events: AsyncGenerator<ServerEvent>, left: AbortController, seconds = beatSeconds) {
  const bytes = new TextEncoder()
  let beat: ReturnType<typeof setInterval>
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => left.signal.aborted || controller.enqueue(bytes.encode(text))
      send('retry: 2000\n\n')
      // Something comes every few seconds, so that what stands between does not take the silence for an end.
      beat = setInterval(() => send(': still here\n\n'), seconds * 1000)
      const tell = async () => {
        for await (const event of events) send(linesOf(event))
      }
      tell()
        .catch((error) => log.error('events.failed', describeError(error)))
        .finally(() => {
          clearInterval(beat)
          if (!left.signal.aborted) controller.close()
        })
    },
    cancel() {
      clearInterval(beat)
      left.abort()
    },
  })
}

const linesOf = ({ event, id, data }: ServerEvent) =>
  `${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
