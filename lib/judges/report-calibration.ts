import { z } from 'zod'
import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { findDataset } from '../samples/find-dataset'
import { calibrationSummaries } from './trust/calibration-summaries'
import { judgeViews } from './judge-views'
import { readBallots } from './read-ballots'
import { blindAnswers } from './trust/blind-answers'
import { type Checked, measureJudge } from './trust/measure-judge'
import { adviceOf } from './trust/rules'
import type { CalibrationInput, CalibrationReport } from './trust/schema'

const strata = z.array(z.object({ key: z.string(), population: z.number(), drawn: z.number() }))
type VerdictRow = Checked['verdict'] & { sampleId: string; judgeId: string }

/** What people's blind decisions say of each judge: one table that answers which to use. */
export async function reportCalibration(ctx: Ctx, { calibrationId }: CalibrationInput): Promise<CalibrationReport> {
  allow(ctx, 'read')
  const kept = await ctx.db.calibration.findFirst({
    where: { id: calibrationId, projectId: ctx.projectId },
    include: { items: { select: { sampleId: true, weight: true } } },
  })
  if (!kept) throw notFound('Calibration')
  const { datasetId, judgeIds, queueId, items } = kept
  const [dataset, truths, verdicts, views, ballots, costs, [summary]] = await Promise.all([
    findDataset(ctx, datasetId),
    blindAnswers(ctx, queueId),
    verdictsOf(
      ctx,
      judgeIds,
      items.map(({ sampleId }) => sampleId),
    ),
    judgeViews(ctx, judgeIds, datasetId),
    readBallots(ctx, datasetId),
    costsOf(ctx, judgeIds, datasetId),
    calibrationSummaries(ctx, { id: calibrationId }),
  ])
  const trust = views.map((view) => {
    const said = new Map(verdicts.filter(({ judgeId }) => judgeId === view.id).map((one) => [one.sampleId, one]))
    const checked = items.flatMap(({ sampleId, weight }): Checked[] => {
      const [truth, verdict] = [truths.get(sampleId), said.get(sampleId)]
      return truth && verdict ? [{ weight, truth, verdict }] : []
    })
    let unsafe = 0
    for (const { answers, count } of ballots) {
      const polarity = answers.get(view.id)?.polarity
      if (polarity === 'unsafe' || polarity === 'caution') unsafe += count
    }
    const cost = costs.find(({ judgeId }) => judgeId === view.id)
    return measureJudge(checked, {
      judge: { id: view.id, name: view.name, version: view.version, simulated: view.model?.simulated ?? false },
      answered: { ...view.verdicts, unsafe },
      samePolicy: view.policy.versionId === dataset.policyVersionId,
      meanCostMicros: cost?.costMicros ?? null,
      meanLatencyMs: cost?.latencyMs ?? null,
      labels: dataset.labels.map(({ code, name, polarity }) => ({ id: code, name, polarity })),
    })
  })
  return { ...summary!, strata: strata.parse(kept.strata), trust, advice: adviceOf(trust, truths.size) }
}

const verdictsOf = (ctx: Ctx, judgeIds: string[], sampleIds: string[]) =>
  ctx.db.$queryRaw<VerdictRow[]>`
    SELECT "sampleId", "judgeId", outcome::text AS outcome, polarity::text AS polarity, labels, confidence FROM "Verdict"
    WHERE "projectId" = ${ctx.projectId}::uuid AND current AND "judgeId" = ANY(${judgeIds}::uuid[]) AND "sampleId" = ANY(${sampleIds}::uuid[])`

/** What was paid and waited for, over verdicts that were asked for and not remembered. */
const costsOf = (ctx: Ctx, judgeIds: string[], datasetId: string) =>
  ctx.db.$queryRaw<{ judgeId: string; costMicros: number | null; latencyMs: number | null }[]>`
    SELECT "judgeId", avg("costMicros")::float AS "costMicros", avg("latencyMs")::float AS "latencyMs" FROM "Verdict"
    WHERE "projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${datasetId}::uuid AND "judgeId" = ANY(${judgeIds}::uuid[]) AND NOT cached GROUP BY 1`
