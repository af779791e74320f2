import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid, notFound } from '../errors'
import type { PairInput } from './schema'

/** Two near copies may both stay: they are not shown as a pair again. */
export async function keepBoth(ctx: Ctx, { firstId, secondId }: PairInput) {
  allow(ctx, 'curate')
  if (firstId === secondId) throw invalid('Name two personas')
  return transaction(ctx, async (ctx) => {
    const ids = [firstId, secondId].sort()
    const found = await ctx.db.persona.count({ where: { projectId: ctx.projectId, id: { in: ids } } })
    if (found < 2) throw notFound('Persona')
    const added = await ctx.db.$executeRaw`
      INSERT INTO "KeptPair" ("projectId", "firstId", "secondId", "keptBy")
      VALUES (${ctx.projectId}::uuid, ${ids[0]}::uuid, ${ids[1]}::uuid, ${JSON.stringify(ctx.actor)}::jsonb) ON CONFLICT DO NOTHING`
    if (added > 0) await audit(ctx, 'persona.keep-both', firstId, { after: { with: secondId } })
    return { firstId: ids[0], secondId: ids[1] }
  })
}
