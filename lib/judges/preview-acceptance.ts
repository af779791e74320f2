import { allow, type Ctx } from '../ctx'
import { invalid } from '../errors'
import { reportCalibration } from './report-calibration'
import { acceptable } from './trust/acceptable'
import type { AcceptanceInput, AcceptancePreview } from './trust/schema'

/** What a judge would accept by itself at this bar, before it is allowed to. */
export async function previewAcceptance(
  ctx: Ctx,
  { judgeId, calibrationId, bar }: AcceptanceInput,
): Promise<AcceptancePreview> {
  allow(ctx, 'read')
  const report = await reportCalibration(ctx, { calibrationId })
  const measured = report.trust.find(({ judge }) => judge.id === judgeId)
  if (!measured) throw invalid('This calibration is of other judges')
  const calibration = await ctx.db.calibration.findFirstOrThrow({
    where: { id: calibrationId, projectId: ctx.projectId },
    select: { datasetId: true },
  })
  const { datasetId } = calibration
  const passing = measured.labels.filter(({ lower }) => lower !== null && lower >= bar).map(({ code }) => code)
  const labels = await Promise.all(
    measured.labels.map(async ({ code, name, lower, precision }) => ({
      code,
      name,
      lower,
      n: precision.n,
      passes: passing.includes(code),
      samples: await countAcceptable(ctx, { datasetId, judgeId, codes: [code] }),
    })),
  )
  const [left] = await ctx.db.$queryRaw<{ tainted: number; otherLabel: number }[]>`
    SELECT count(*) FILTER (WHERE s.tainted)::int AS tainted,
      count(*) FILTER (WHERE NOT s.tainted AND s.labels <> '{}' AND NOT (s.labels @> v.labels AND s.labels <@ v.labels))::int AS "otherLabel"
    FROM "Verdict" v JOIN "Sample" s ON s.id = v."sampleId" AND s."datasetId" = ${datasetId}::uuid AND s.state = 'new' AND NOT s.reviewed
    WHERE v."projectId" = ${ctx.projectId}::uuid AND v."judgeId" = ${judgeId}::uuid AND v.current AND v.outcome = 'read' AND v.labels <> '{}' AND v.labels <@ ${passing}::text[]`
  return {
    judge: { id: judgeId, name: measured.judge.name },
    bar,
    labels,
    samples: passing.length > 0 ? await countAcceptable(ctx, { datasetId, judgeId, codes: passing }) : 0,
    left: left ?? { tainted: 0, otherLabel: 0 },
  }
}

async function countAcceptable(ctx: Ctx, allowed: Parameters<typeof acceptable>[1]) {
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Sample" WHERE ${acceptable(ctx, allowed)}`
  return row?.count ?? 0
}
