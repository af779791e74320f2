import type { Ctx } from '../../ctx'
import { reportCalibration } from '../report-calibration'

/** How often each judge was found right, by the latest calibration that people have worked on. */
export async function latestAccuracies(ctx: Ctx, datasetId: string, judgeIds: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const calibrations = await ctx.db.calibration.findMany({
    where: { projectId: ctx.projectId, datasetId, judgeIds: { hasSome: judgeIds } },
    orderBy: { id: 'desc' },
    take: 5,
    select: { id: true },
  })
  for (const { id: calibrationId } of calibrations) {
    const { trust } = await reportCalibration(ctx, { calibrationId })
    for (const { judge, accuracy } of trust)
      if (accuracy.value !== null && !found.has(judge.id)) found.set(judge.id, accuracy.value)
    if (judgeIds.every((id) => found.has(id))) break
  }
  return found
}
