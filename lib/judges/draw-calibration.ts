import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'
import { createQueue } from '../review/create-queue'
import { findDataset } from '../samples/find-dataset'
import { findJudges } from './find-judges'
import type { DrawCalibrationInput } from './trust/schema'
import { allocation } from './trust/strata'

/** Draws judged samples by verdict, label and confidence, and hands them to people who see none of it. Each drawn one stands for so many like it. */
export async function drawCalibration(ctx: Ctx, input: DrawCalibrationInput) {
  allow(ctx, 'curate')
  const { dataset: wanted, judgeIds, take, overlap } = input
  return transaction(ctx, async (ctx) => {
    const dataset = await findDataset(ctx, wanted)
    const judges = await findJudges(ctx, [...new Set(judgeIds)])
    const ids = judges.map(({ id }) => id)
    const strata = await ctx.db.$queryRaw<{ key: string; ids: string[]; population: number }[]>`
      WITH said AS (
        SELECT v."sampleId", string_agg(CASE WHEN v.outcome = 'read' THEN v.polarity::text || ' ' || array_to_string(v.labels, '+') ELSE v.outcome::text END
            || CASE WHEN v.confidence IS NULL THEN '' WHEN v.confidence < 0.7 THEN ', unsure' WHEN v.confidence < 0.9 THEN ', fairly sure' ELSE ', sure' END, ' | ' ORDER BY v."judgeId") AS key
        FROM "Verdict" v JOIN "Sample" s ON s.id = v."sampleId" AND s."datasetId" = ${dataset.id}::uuid AND NOT s.reviewed
        WHERE v."projectId" = ${ctx.projectId}::uuid AND v.current AND v."judgeId" = ANY(${ids}::uuid[]) GROUP BY 1
      ), placed AS (SELECT key, "sampleId", row_number() OVER (PARTITION BY key ORDER BY random()) AS place FROM said)
      SELECT key, count(*)::int AS population, array_agg("sampleId" ORDER BY place) FILTER (WHERE place <= ${take}) AS ids FROM placed GROUP BY key ORDER BY key`
    if (strata.length === 0) throw conflict('These judges have answered about no sample that people have not reviewed')
    const counts = allocation(
      strata.map(({ population }) => population),
      take,
    )
    const items = strata.flatMap(({ ids, population }, stratum) => {
      const count = counts[stratum]!
      return ids.slice(0, count).map((sampleId) => ({ sampleId, stratum, weight: population / count }))
    })
    const id = newId()
    const name = `Calibration of ${judges.map(({ name }) => name).join(', ')}`
    const queue = await createQueue(ctx, {
      dataset: dataset.id,
      name: name.slice(0, 80),
      kind: 'calibration',
      sampleIds: items.map(({ sampleId }) => sampleId),
      order: 'shuffled',
      blind: true,
      overlap,
    })
    await ctx.db.calibration.create({
      data: {
        id,
        projectId: ctx.projectId,
        datasetId: dataset.id,
        judgeIds: ids,
        queueId: queue.id,
        strata: strata.map(({ key, population }, at) => ({ key, population, drawn: counts[at]! })),
        createdByName: ctx.actor.name,
      },
    })
    await ctx.db.calibrationItem.createMany({ data: items.map((item) => ({ ...item, calibrationId: id })) })
    await audit(ctx, 'judge.calibrate', id, { name, after: { samples: items.length, judges: ids } })
    return { id, queueId: queue.id, items: items.length, warning: queue.warning }
  })
}
