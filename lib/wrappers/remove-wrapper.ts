import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import type { WrapperKeyInput } from './schema'

/** Takes a rule of the project's own away; a built-in rule is then again as it came. */
export async function removeWrapper(ctx: Ctx, { key }: WrapperKeyInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const where = { projectId_key: { projectId: ctx.projectId, key } }
    const rule = await ctx.db.wrapperRule.findUnique({
      where,
      select: { id: true, name: true, opens: true, before: true, after: true },
    })
    if (!rule) throw notFound('Rule')
    const { id, ...before } = rule
    await ctx.db.wrapperRule.delete({ where })
    await audit(ctx, 'wrapper.remove', id, { name: rule.name, before })
    return { key }
  })
}
