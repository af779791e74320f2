import type { Ctx } from '../ctx'
import { newId } from '../ids'
import type { Origin } from './schema'

export type NewPersona = { text: string; hash: string; tags: string[]; group?: string }
type From = { origin: Origin; group?: string; source?: string; runId?: string | null }

const atOnce = 5000

/** Writes those whose text is not there yet, and says how many that were. In the order of their hashes, so that two at once do not wait for each other. */
export async function insertPersonas(
  ctx: Ctx,
  personas: readonly NewPersona[],
  { origin, group = '', source = '', runId = null }: From,
) {
  const rows = personas
    .map((persona) => ({ group, ...persona, id: newId() }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
  let added = 0
  for (let at = 0; at < rows.length; at += atOnce) {
    added += await ctx.db.$executeRaw`
      INSERT INTO "Persona" (id, "projectId", text, hash, tags, "group", origin, source, "runId")
      SELECT id, ${ctx.projectId}::uuid, text, hash, tags, "group", ${origin}::"PersonaOrigin", ${source}, ${runId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + atOnce))}::jsonb) AS row(id uuid, text text, hash uuid, tags text[], "group" text)
      ON CONFLICT ("projectId", hash) DO NOTHING`
  }
  return added
}
