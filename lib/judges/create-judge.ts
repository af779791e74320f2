import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'
import { isTaken } from '../taken'
import { checkSettings } from './check-settings'
import type { CreateJudgeInput } from './schema'

export async function createJudge(ctx: Ctx, { name, policyVersionId, settings }: CreateJudgeInput) {
  allow(ctx, 'curate')
  await checkSettings(ctx, policyVersionId, settings)
  const id = newId()
  return transaction(ctx, async (ctx) => {
    const there = await ctx.db.judge.findFirst({ where: { projectId: ctx.projectId, name }, select: { id: true } })
    if (there) throw conflict('There is a judge of this name already')
    await ctx.db.judge.create({
      data: {
        id,
        projectId: ctx.projectId,
        name,
        kind: settings.kind,
        format: settings.kind === 'model' ? settings.format : settings.kind,
        policyVersionId,
        settings: JSON.parse(JSON.stringify(settings)),
      },
    })
    await audit(ctx, 'judge.create', id, { name, after: { kind: settings.kind, policyVersionId } })
    return { id, name, version: 1 }
  }).catch((error) => {
    if (isTaken(error)) throw conflict('There is a judge of this name already')
    throw error
  })
}
