import { z } from 'zod'
import { audit } from '../audit'
import type { Ctx } from '../ctx'
import type { Attempt } from '../job'
import { compareLines } from './compare-lines'
import { insertPersonas } from './insert-personas'
import { openPersonaFile, type Progress } from './open-persona-file'
import type { Read } from './reading/rules'
import { origins } from './schema'

const plan = z.object({
  uploadId: z.uuid(),
  column: z.string().nullable(),
  tags: z.array(z.string()),
  group: z.string(),
  source: z.string(),
  origin: z.enum(origins),
})
/** How far it came; kept with every group that lands, so that the next attempt goes on there. */
const place = z.object({
  read: z.number(),
  added: z.number(),
  repeats: z.number(),
  unreadable: z.number(),
  told: z.number(),
})
const begin = { read: 0, added: 0, repeats: 0, unreadable: 0, told: 0 }
const mostTold = 100

/** Reads the file and keeps group after group, each with the place it came to. */
export async function importBatch(ctx: Ctx, { run, batch, keep, signal, winding }: Attempt) {
  const { uploadId, column, ...from } = plan.parse(run.plan)
  let at = place.catch(begin).parse(batch.input)
  const file = await openPersonaFile(ctx, uploadId)
  const progress: Progress = { uploaded: 0, decoded: 0 }
  let passed = 0
  for await (const group of file.lines(column, progress)) {
    if (signal.aborted) return
    if (winding.aborted) return 'unfinished'
    const lines = group.slice(Math.max(0, at.read - passed))
    passed += group.length
    if (lines.length === 0) continue
    const told = Math.max(at.told, Math.min(batch.size - 1, Math.floor(progress.uploaded / 1024)))
    const before = at
    at = await keep((ctx) => land(ctx, { lines, before, told, from, runId: run.id, batchId: batch.id }), {
      done: told - before.told,
    })
  }
  await keep((ctx) =>
    audit(ctx, 'persona.add', ctx.projectId, {
      name: `${at.added} from ${file.name}`,
      after: { read: at.read, added: at.added, repeats: at.repeats, unreadable: at.unreadable },
    }),
  )
}

type Landing = {
  lines: Read[]
  before: typeof begin
  told: number
  from: Omit<z.output<typeof plan>, 'uploadId' | 'column'>
  runId: string
  batchId: string
}

async function land(ctx: Ctx, { lines, before, told, from: { tags, ...from }, runId, batchId }: Landing) {
  const { fresh, unreadable, counts } = await compareLines(ctx, lines)
  const added = await insertPersonas(
    ctx,
    fresh.map(({ text, hash }) => ({ text, hash, tags })),
    { ...from, runId },
  )
  const after = {
    read: before.read + lines.length,
    added: before.added + added,
    repeats: before.repeats + counts.repeats + counts.added - added,
    unreadable: before.unreadable + counts.unreadable,
    told,
  }
  const notes = unreadable
    .slice(0, Math.max(0, mostTold - before.unreadable))
    .map(({ line, reason }) => ({ runId, level: 'warn', message: `Line ${line}: ${reason}` }))
  if (notes.length > 0) await ctx.db.runEvent.createMany({ data: notes })
  await ctx.db.batch.update({ where: { id: batchId }, data: { input: after } })
  return after
}
