import { isUtf8 } from 'node:buffer'
import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import type { SourceInput } from './schema'

/** The rejects file: a JSON line for each row, with its bytes as text where they are text and as base64 where not. */
export async function readRejects(ctx: Ctx, { sourceId }: SourceInput) {
  allow(ctx, 'read')
  const source = await ctx.db.source.findFirst({
    where: { id: sourceId, projectId: ctx.projectId },
    select: { name: true },
  })
  if (!source) throw notFound('Source')
  return { name: `${source.name}.rejects.jsonl`, lines: linesOf(ctx, sourceId) }
}

async function* linesOf(ctx: Ctx, sourceId: string): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const rows = await ctx.db.reject.findMany({
      where: { sourceId, row: { gt: after } },
      orderBy: { row: 'asc' },
      take: 100,
    })
    for (const { row, file, line, column, reason, original } of rows) {
      const bytes = Buffer.from(original)
      const content = isUtf8(bytes)
        ? { original: bytes.toString('utf8') }
        : { originalBase64: bytes.toString('base64') }
      yield `${JSON.stringify({ row, file, line, column, reason, ...content })}\n`
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.row
  }
}
