import { audit } from '../audit'
import { contentHash } from '../content-hash'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { isTaken } from '../taken'
import type { EditInput } from './schema'

/** Changes a persona that is still as the caller saw it. */
export async function editPersona(ctx: Ctx, { personaId, revision, text, tags, group }: EditInput) {
  allow(ctx, 'curate')
  const changes = {
    ...(text !== undefined && { text }),
    ...(tags !== undefined && { tags }),
    ...(group !== undefined && { group }),
  }
  return transaction(ctx, async (ctx) => {
    const before = await ctx.db.persona.findFirst({
      where: { id: personaId, projectId: ctx.projectId },
      select: { text: true, tags: true, group: true },
    })
    if (!before) throw notFound('Persona')
    const { count } = await ctx.db.persona
      .updateMany({
        where: { id: personaId, projectId: ctx.projectId, revision },
        data: { ...changes, ...(text !== undefined && { hash: contentHash(text) }), revision: { increment: 1 } },
      })
      .catch((error) => {
        throw isTaken(error) ? conflict('Another persona of this project says the same') : error
      })
    if (count === 0) throw conflict('Someone changed this persona first. Look at it again')
    const was = Object.fromEntries(Object.entries(before).filter(([key]) => key in changes))
    await audit(ctx, 'persona.edit', personaId, {
      name: (text ?? before.text).slice(0, 80),
      before: was,
      after: changes,
    })
    return { id: personaId, revision: revision + 1 }
  })
}
