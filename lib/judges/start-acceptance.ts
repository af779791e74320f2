import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { newId } from '../ids'
import { isTaken } from '../taken'
import { openAcceptRun } from './open-accept-run'
import { previewAcceptance } from './preview-acceptance'
import type { AcceptanceInput } from './trust/schema'

/** Lets a judge accept samples by itself, for the labels whose precision passes the bar: those there are now, and what it judges from now on. */
export async function startAcceptance(ctx: Ctx, input: AcceptanceInput) {
  allow(ctx, 'manage')
  const preview = await previewAcceptance(ctx, input)
  const codes = preview.labels.filter(({ passes }) => passes).map(({ code }) => code)
  if (codes.length === 0) throw invalid('No label of this judge passes the bar')
  const { judgeId, calibrationId, bar } = input
  return transaction(ctx, async (ctx) => {
    const { datasetId } = await ctx.db.calibration.findFirstOrThrow({
      where: { id: calibrationId, projectId: ctx.projectId },
      select: { datasetId: true },
    })
    const id = newId()
    await ctx.db.acceptance.create({
      data: {
        id,
        projectId: ctx.projectId,
        datasetId,
        judgeId,
        calibrationId,
        bar,
        codes,
        startedById: ctx.actor.id,
        startedByName: ctx.actor.name,
      },
    })
    await audit(ctx, 'judge.accept.start', id, { name: preview.judge.name, after: { bar, codes } })
    const run = await openAcceptRun(ctx, {
      id,
      datasetId,
      judgeId,
      codes,
      startedById: ctx.actor.id,
      judge: preview.judge.name,
    })
    return { id, run }
  }).catch((error) => {
    if (isTaken(error)) throw conflict('This judge accepts samples of this dataset already')
    throw error
  })
}
