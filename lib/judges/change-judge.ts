import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { newId } from '../ids'
import { isTaken } from '../taken'
import { checkSettings } from './check-settings'
import { sameSettings } from './rules'
import { type ChangeJudgeInput, judgeSettings } from './schema'

/** The next version. What the earlier one said stays its own. Of two changes at once, the second is told. */
export async function changeJudge(ctx: Ctx, { judgeId, version, policyVersionId, settings }: ChangeJudgeInput) {
  allow(ctx, 'curate')
  await checkSettings(ctx, policyVersionId, settings)
  return transaction(ctx, async (ctx) => {
    const judge = await ctx.db.judge.findFirst({ where: { id: judgeId, projectId: ctx.projectId } })
    if (!judge) throw notFound('Judge')
    const { name } = judge
    const latest = await ctx.db.judge.findFirstOrThrow({
      where: { projectId: ctx.projectId, name },
      orderBy: { version: 'desc' },
    })
    if (latest.version !== version)
      throw conflict(`Someone changed this judge first: it is at version ${latest.version} now`, {
        version: latest.version,
      })
    if (latest.policyVersionId === policyVersionId && sameSettings(judgeSettings.parse(latest.settings), settings))
      return { id: latest.id, name, version }
    const id = newId()
    await ctx.db.judge.create({
      data: {
        id,
        projectId: ctx.projectId,
        name,
        version: version + 1,
        kind: settings.kind,
        format: settings.kind === 'model' ? settings.format : settings.kind,
        policyVersionId,
        settings: JSON.parse(JSON.stringify(settings)),
      },
    })
    await audit(ctx, 'judge.change', id, { name, before: { version }, after: { version: version + 1 } })
    return { id, name, version: version + 1 }
  }).catch((error) => {
    if (isTaken(error)) throw conflict('Someone changed this judge first', { version: version + 1 })
    throw error
  })
}
