import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import type { SaveWrapperInput } from './schema'

/** Adds a rule, or changes one. A built-in rule is changed for this project alone. */
export async function saveWrapper(ctx: Ctx, { key, ...rule }: SaveWrapperInput) {
  allow(ctx, 'curate')
  if (rule.before === '' && rule.after === '' && rule.opens === '')
    throw invalid('Say what stands before or after the request')
  return transaction(ctx, async (ctx) => {
    const where = { projectId_key: { projectId: ctx.projectId, key } }
    const select = { name: true, opens: true, before: true, after: true, position: true, disabled: true } as const
    const before = await ctx.db.wrapperRule.findUnique({ where, select })
    const saved = await ctx.db.wrapperRule.upsert({
      where,
      create: { projectId: ctx.projectId, key, ...rule },
      update: rule,
      select: { id: true },
    })
    await audit(ctx, 'wrapper.save', saved.id, { name: rule.name, ...(before && { before }), after: { key, ...rule } })
    return { key }
  })
}
