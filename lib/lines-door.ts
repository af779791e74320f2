import 'server-only'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import { enter } from './auth'
import type { Ctx } from './ctx'
import { respond } from './respond'

/** A file of lines, written while it is sent: as many as there are, and never all of them at once. */
type Lines = { name: string; lines: AsyncIterable<string> }
type Verb<S extends z.ZodType> = (ctx: Ctx, input: z.output<S>) => Promise<Lines>

const linesRoute =
  (type: string) =>
  <S extends z.ZodType>(schema: S, verb: Verb<S>) =>
  (request: Request, { params }: { params: Promise<{ projectId: string } & Record<string, string>> }) =>
    respond(async () => {
      const { projectId, ...path } = await params
      const query = Object.fromEntries(new URL(request.url).searchParams)
      const { name, lines } = await verb(await enter(projectId), schema.parse({ ...query, ...path }))
      const body = Readable.toWeb(Readable.from(lines).map((line: string) => Buffer.from(line))) as ReadableStream
      return new Response(body, {
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`,
          'x-content-type-options': 'nosniff',
        },
      })
    })

export const csvRoute = linesRoute('text/csv; charset=utf-8')
/** A line of JSON for each row. */
export const ndjsonRoute = linesRoute('application/x-ndjson')
