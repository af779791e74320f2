import { allow, type Ctx } from '../ctx'
import { builtInWrappers } from './built-in-wrappers'
import { effectiveWrappers } from './rules'
import type { Wrapper, WrapperView } from './schema'

export async function listWrappers(ctx: Ctx): Promise<WrapperView[]> {
  allow(ctx, 'read')
  const own = await ownRules(ctx)
  const isBuiltIn = (key: string) => builtInWrappers.some((rule) => rule.key === key)
  const untouched = builtInWrappers.filter(({ key }) => !own.some((rule) => rule.key === key))
  return [
    ...own.map((rule) => ({ ...rule, builtIn: isBuiltIn(rule.key), changed: isBuiltIn(rule.key) })),
    ...untouched.map((rule, position) => ({ ...rule, position, disabled: false, builtIn: true, changed: false })),
  ]
}

/** The rules that an import of this project follows. */
export async function wrappersOf(ctx: Ctx): Promise<Wrapper[]> {
  return effectiveWrappers(builtInWrappers, await ownRules(ctx))
}

const ownRules = (ctx: Ctx) =>
  ctx.db.wrapperRule.findMany({
    where: { projectId: ctx.projectId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { key: true, name: true, opens: true, before: true, after: true, position: true, disabled: true },
  })
