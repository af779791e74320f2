import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { ofSelection } from './filter-personas'
import type { SelectionInput } from './schema'

/** Deletes those that no sample names. The others stay: where a text came from must remain known. */
export async function deletePersonas(ctx: Ctx, { which }: SelectionInput): Promise<{ deleted: number; kept: number }> {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const chosen = await ctx.db.$queryRaw<
      { id: string; text: string }[]
    >`SELECT id, text FROM "Persona" WHERE ${ofSelection(ctx, which)} FOR UPDATE`
    const ids = chosen.map(({ id }) => id)
    const named = await ctx.db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT "personaId" AS id FROM "Sample"
      WHERE "datasetId" IN (SELECT id FROM "Dataset" WHERE "projectId" = ${ctx.projectId}::uuid) AND "personaId" = ANY(${ids}::uuid[])`
    const keep = new Set(named.map(({ id }) => id))
    const gone = chosen.filter(({ id }) => !keep.has(id))
    await ctx.db
      .$executeRaw`DELETE FROM "Persona" WHERE "projectId" = ${ctx.projectId}::uuid AND id = ANY(${gone.map(({ id }) => id)}::uuid[])`
    await ctx.db
      .$executeRaw`DELETE FROM "KeptPair" WHERE "projectId" = ${ctx.projectId}::uuid AND ("firstId" = ANY(${gone.map(({ id }) => id)}::uuid[]) OR "secondId" = ANY(${gone.map(({ id }) => id)}::uuid[]))`
    const before = { texts: gone.slice(0, 20).map(({ text }) => text) }
    const subject = gone.length === 1 ? (gone[0]?.id ?? ctx.projectId) : ctx.projectId
    if (gone.length > 0)
      await audit(ctx, 'persona.delete', subject, {
        name: `${gone.length} ${gone.length === 1 ? 'persona' : 'personas'}`,
        before,
      })
    return { deleted: gone.length, kept: chosen.length - gone.length }
  })
}
