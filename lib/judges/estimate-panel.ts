import { allow, type Ctx } from '../ctx'
import { allOf } from '../samples/filter-conditions'
import { findDataset } from '../samples/find-dataset'
import { except } from '../samples/unseen/conditions'
import { hiddenFrom } from '../samples/seen-conditions'
import { inputHash, judgedText } from './asking/judged-text'
import type { KnownJudge } from './asking/known-judge'
import { reckonJudging } from './asking/reckon-judging'
import { findJudges } from './find-judges'
import { cachedVerdicts, wantedKey } from './panel/cached-verdicts'
import { chosenSamples } from './panel/choose-samples'
import { type SampleToJudge, sampleTexts } from './panel/sample-texts'
import { judgeViews } from './judge-views'
import type { EstimatePanelInput, PanelEstimate } from './schema'

const looked = 40

/** What a panel run would ask and cost, reckoned from samples drawn among those it is about. */
export async function estimatePanel(ctx: Ctx, input: EstimatePanelInput): Promise<PanelEstimate> {
  allow(ctx, 'read')
  const { dataset: wanted, judgeIds, filter, unjudged } = input
  const dataset = await findDataset(ctx, wanted)
  const judges = await findJudges(ctx, [...new Set(judgeIds)])
  const held = await hiddenFrom(ctx, dataset.id, filter)
  const where = allOf([...except(held), chosenSamples(ctx, { datasetId: dataset.id, filter, judgeIds, unjudged })])
  const [counted] = await ctx.db.$queryRaw<{ count: number; ids: string[] | null }[]>`
    WITH hits AS MATERIALIZED (SELECT id FROM "Sample" WHERE ${where})
    SELECT (SELECT count(*)::int FROM hits) AS count, (SELECT array_agg(id) FROM (SELECT id FROM hits ORDER BY hashtext(id::text) LIMIT ${looked}) AS drawn) AS ids`
  const samples = counted?.count ?? 0
  const [drawn, views] = await Promise.all([
    sampleTexts(ctx, counted?.ids ?? []),
    judgeViews(
      ctx,
      judges.map(({ id }) => id),
      dataset.id,
    ),
  ])
  const perJudge = await Promise.all(judges.map((judge) => estimateJudge(ctx, judge, drawn, dataset.target, samples)))
  return {
    samples,
    verdicts: samples * judges.length,
    cached: perJudge.reduce((sum, { cached }) => sum + cached, 0),
    calls: perJudge.reduce((sum, { calls }) => sum + calls, 0),
    costMicros: perJudge.reduce((sum, { costMicros }) => sum + costMicros, 0),
    simulated: views.some(({ model }) => model?.simulated),
    basis: `Reckoned from ${drawn.length} samples drawn among them`,
    perJudge: perJudge.map(({ cached: _, ...rest }) => rest),
  }
}

async function estimateJudge(
  ctx: Ctx,
  judge: KnownJudge,
  drawn: SampleToJudge[],
  target: 'prompt' | 'response',
  samples: number,
) {
  const { id: judgeId, name, settings } = judge
  if (settings.kind !== 'model' || drawn.length === 0) return { judgeId, name, calls: 0, costMicros: 0, cached: 0 }
  const texts = drawn.map((sample) => judgedText(sample, target, settings).text)
  const wanted = texts.map((text) => ({ judgeId, inputHash: inputHash(target, text) }))
  const known = await cachedVerdicts(ctx, wanted)
  const fresh = texts.filter((_, at) => !known.has(wantedKey(wanted[at]!)))
  const each = await reckonJudging(ctx, judge, target, texts.slice(0, 10))
  const share = fresh.length / texts.length
  return {
    judgeId,
    name,
    calls: Math.round(samples * share * each.calls),
    costMicros: Math.ceil(samples * share * each.costMicros),
    cached: Math.round(samples * (1 - share)),
  }
}
