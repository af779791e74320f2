import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { openRun } from '../runs/open-run'
import { allOf } from '../samples/filter-conditions'
import { findDataset } from '../samples/find-dataset'
import { hiddenFrom } from '../samples/seen-conditions'
import { except } from '../samples/unseen/conditions'
import { findJudges } from './find-judges'
import { chosenSamples } from './panel/choose-samples'
import type { StartPanelInput } from './schema'

const batchSize = 200
const atMost = 250_000

/** Asks each of the judges about each sample that matches now, as a run. What one decides unseen is not found by what would tell. */
export async function startPanel(ctx: Ctx, input: StartPanelInput) {
  allow(ctx, 'curate')
  const { dataset: wanted, judgeIds, filter, unjudged, capMicros, idempotencyKey } = input
  return transaction(ctx, async (ctx) => {
    if (idempotencyKey) {
      const before = await ctx.db.run.findFirst({
        where: { projectId: ctx.projectId, idempotencyKey },
        select: { id: true, number: true, title: true, total: true },
      })
      if (before) return before
    }
    const dataset = await findDataset(ctx, wanted)
    const judges = await findJudges(ctx, [...new Set(judgeIds)])
    const held = await hiddenFrom(ctx, dataset.id, filter)
    const where = allOf([...except(held), chosenSamples(ctx, { datasetId: dataset.id, filter, judgeIds, unjudged })])
    const batches = await ctx.db.$queryRaw<{ ids: string[] }[]>`
      SELECT array_agg(id ORDER BY id) AS ids FROM (
        SELECT id, (row_number() OVER (ORDER BY id) - 1) / ${batchSize} AS part FROM (SELECT id FROM "Sample" WHERE ${where} ORDER BY id LIMIT ${atMost + 1}) AS hits
      ) AS numbered GROUP BY part ORDER BY part`
    const samples = batches.reduce((sum, { ids }) => sum + ids.length, 0)
    if (samples === 0) throw conflict(unjudged ? 'These judges have read all that match' : 'Nothing matches')
    if (samples > atMost) throw invalid('A run judges at most 250,000 samples. Narrow it by a filter')
    const run = await openRun(ctx, {
      kind: 'judge',
      title:
        `Judge ${samples.toLocaleString('en-US')} ${samples === 1 ? 'sample' : 'samples'} by ${judges.map(({ name }) => name).join(', ')}`.slice(
          0,
          200,
        ),
      datasetId: dataset.id,
      plan: { judgeIds: judges.map(({ id }) => id), unjudged, filter: JSON.parse(JSON.stringify(filter)) },
      batches: batches.map(({ ids }, at) => ({
        first: at * batchSize * judges.length,
        size: ids.length * judges.length,
        input: { ids },
      })),
      ...(capMicros !== undefined && { capMicros: BigInt(capMicros) }),
      ...(idempotencyKey && { idempotencyKey }),
    })
    return { ...run, total: samples * judges.length }
  })
}
