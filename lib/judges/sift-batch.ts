import type { Ctx } from '../ctx'
import type { Attempt } from '../job'
import { polarityOf } from '../policy/rules'
import { findDataset } from '../samples/find-dataset'
import type { DatasetInfo } from '../samples/schema'
import { type Change, writeChanges } from '../samples/write-changes'
import { ballotOf } from './ballots/rules'
import { type Panel, type Side, sideOf } from './consensus/rules'
import { siftPlan, siftRange } from './consensus/schema'
import { findJudges } from './find-judges'
import { type JudgedRow, lockJudged } from './panel/lock-judged'

/** One range of a sift: every sample goes to its side, the dropped are rejected, and each side is written down. */
export async function siftBatch(ctx: Ctx, { run, batch, keep }: Attempt) {
  const plan = siftPlan.parse(run.plan)
  const range = siftRange.parse(batch.input)
  const [dataset, judges] = await Promise.all([findDataset(ctx, run.datasetId ?? ''), findJudges(ctx, plan.judgeIds)])
  const panel: Panel = {
    judges: judges.map(({ id, policyVersionId }) => ({
      id,
      samePolicy: policyVersionId === dataset.policyVersionId,
      weight: plan.weights[id] ?? 0,
    })),
    rule: plan.rule,
    keep: plan.keep,
    multiLabel: dataset.multiLabel,
  }
  await keep(
    async (ctx) => {
      const rows = await lockJudged(ctx, { datasetId: dataset.id, runId: run.id, filter: plan.filter, ...range })
      const sifted = rows
        .filter(({ mine }) => !mine)
        .map((row) => ({ row, side: sideOf(ballotOf({ answers: row.answers, count: 1 }), panel) }))
      await writeSides(ctx, run.id, sifted)
      const by = { runId: run.id, userId: plan.userId, datasetId: dataset.id, policyVersionId: dataset.policyVersionId }
      await writeChanges(ctx, { ...by, setsPolicy: false }, sifted.flatMap(rejected))
      if (plan.label)
        await writeChanges(
          ctx,
          { ...by, setsPolicy: true },
          sifted.flatMap(({ row, side }) => labelled(row, side, dataset)),
        )
    },
    { last: true },
  )
}

type Sifted = { row: JudgedRow; side: Side }

const valuesOf = ({ labels, polarity, labelSource, state, reviewed }: JudgedRow) => ({
  labels,
  polarity,
  labelSource,
  state,
  reviewed,
})

function rejected({ row, side }: Sifted): Change[] {
  if (side.side !== 'dropped' || row.state === 'rejected' || row.reviewed) return []
  const from = valuesOf(row)
  return [{ sampleId: row.id, act: 'reject', from, to: { ...from, state: 'rejected' }, undoesId: null }]
}

/** A sample that nobody has labelled takes the panel's label; it stays new, for people to accept. */
function labelled(row: JudgedRow, side: Side, { labels: known }: DatasetInfo): Change[] {
  if (side.side !== 'kept' || row.labels.length > 0 || row.tainted || !side.consensus.labels) return []
  const codes = side.consensus.labels
  const labels = known.filter(({ code, retired }) => codes.includes(code) && !retired)
  if (labels.length !== codes.length) return []
  const from = valuesOf(row)
  const to = {
    ...from,
    labels: labels.map(({ code }) => code),
    polarity: polarityOf(labels),
    labelSource: 'judge' as const,
  }
  return [{ sampleId: row.id, act: 'relabel', from, to, undoesId: null }]
}

async function writeSides(ctx: Ctx, runId: string, sifted: Sifted[]) {
  const rows = sifted.flatMap(({ row, side: { side } }) =>
    side === 'kept' || side === 'dropped' || side === 'undecided' ? [{ id: row.id, side }] : [],
  )
  await ctx.db.$executeRaw`
    INSERT INTO "SiftedSample" ("runId", "sampleId", side)
    SELECT ${runId}::uuid, id, side FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, side "SiftSide")
    ON CONFLICT DO NOTHING`
}
