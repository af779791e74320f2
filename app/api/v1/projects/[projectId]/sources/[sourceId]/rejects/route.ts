import { Readable } from 'node:stream'
import { enter } from '@/lib/auth'
import { respond } from '@/lib/doors'
import { readRejects } from '@/lib/sources/read-rejects'
import { sourceInput } from '@/lib/sources/schema'

export function GET(_: Request, { params }: { params: Promise<{ projectId: string; sourceId: string }> }) {
  return respond(async () => {
    const { projectId, sourceId } = await params
    const { name, lines } = await readRejects(await enter(projectId), sourceInput.parse({ sourceId }))
    const filename = `${name.replace(/[^\w.-]+/g, '-')}.rejects.jsonl`
    return new Response(
      Readable.toWeb(Readable.from(lines).map((line: string) => Buffer.from(line))) as ReadableStream,
      {
        headers: {
          'content-type': 'application/x-ndjson',
          'content-disposition': `attachment; filename="${filename}"`,
          'x-content-type-options': 'nosniff',
        },
      },
    )
  })
}
