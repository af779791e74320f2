import 'server-only'
import type { z } from 'zod'
import { enter } from './auth'
import type { Ctx } from './ctx'
import { respond } from './respond'

type Zip = { name: string; body: ReadableStream }

/** The door for zips that a verb packs: a download with a name of ours, which no browser opens by itself. */
export function zipRoute<S extends z.ZodType>(schema: S, verb: (ctx: Ctx, input: z.output<S>) => Promise<Zip>) {
  return (request: Request, { params }: { params: Promise<{ projectId: string } & Record<string, string>> }) =>
    respond(async () => {
      const { projectId, ...path } = await params
      const query = Object.fromEntries(new URL(request.url).searchParams)
      const { name, body } = await verb(await enter(projectId), schema.parse({ ...query, ...path }))
      return new Response(body, {
        headers: {
          'content-type': 'application/zip',
          'content-disposition': `attachment; filename="${name}"`,
          'content-security-policy': 'sandbox',
          'x-content-type-options': 'nosniff',
        },
      })
    })
}
