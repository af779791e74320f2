import type { Ctx } from '../ctx'
import type { Attempt } from '../job'
import { polarityOf } from '../policy/rules'
import { bulkRange, undoPlan } from './bulk/schema'
import { findDataset } from './find-dataset'
import { noteSkips } from './note-skips'
import { returnBatch } from './return-batch'
import { sameLabels } from './rules'
import type { DatasetInfo, LabelSource, Polarity, SampleState } from './schema'
import { type Change, writeChanges } from './write-changes'

type Range = { from: string; until: string | null }
type Row = {
  decisionId: string
  id: string
  labels: string[]
  polarity: Polarity
  labelSource: LabelSource
  state: SampleState
  reviewed: boolean
  fromLabels: string[]
  toLabels: string[]
  fromState: SampleState
  toState: SampleState
  fromSource: LabelSource | null
  fromReviewed: boolean | null
  since: boolean
}

/** One range of an undo. What somebody has changed since is theirs now. */
export async function undoBatch(ctx: Ctx, { run, batch, keep }: Attempt) {
  const { undoes, act, userId } = undoPlan.parse(run.plan)
  const range = bulkRange.parse(batch.input)
  const dataset = await findDataset(ctx, run.datasetId ?? '')
  await keep(
    async (ctx) => {
      if (act.kind === 'delete' || act.kind === 'move') return returnBatch(ctx, batch.id, undoes, range)
      const rows = await lockDecided(ctx, undoes, range)
      const free = rows.filter(
        ({ since, state, toState, labels, toLabels }) => !since && state === toState && sameLabels(labels, toLabels),
      )
      await writeChanges(
        ctx,
        { runId: run.id, userId, datasetId: dataset.id, policyVersionId: dataset.policyVersionId, setsPolicy: false },
        free.map((row) => changeBack(row, dataset)),
      )
      await noteSkips(ctx, batch.id, { decided: rows.length - free.length, already: 0, refused: 0 })
    },
    { last: true },
  )
}

function lockDecided(ctx: Ctx, undoes: string, { from, until }: Range) {
  return ctx.db.$queryRaw<Row[]>`
    WITH done AS MATERIALIZED (SELECT * FROM "Decision" WHERE "runId" = ${undoes}::uuid AND "sampleId" >= ${from}::uuid AND "sampleId" <= ${until}::uuid),
    locked AS MATERIALIZED (
      SELECT s.id, s.labels, s.polarity, s."labelSource", s.state, s.reviewed FROM "Sample" s
      WHERE s.id IN (SELECT "sampleId" FROM done) AND s."projectId" = ${ctx.projectId}::uuid ORDER BY s.id FOR UPDATE
    )
    SELECT d.id AS "decisionId", l.id, l.labels, l.polarity::text AS polarity, l."labelSource"::text AS "labelSource", l.state::text AS state, l.reviewed,
      d."fromLabels", d."toLabels", d."fromState"::text AS "fromState", d."toState"::text AS "toState", d."fromSource"::text AS "fromSource", d."fromReviewed",
      EXISTS (SELECT 1 FROM "Decision" o WHERE o."sampleId" = d."sampleId" AND o.id > d.id) AS since
    FROM locked l JOIN done d ON d."sampleId" = l.id ORDER BY l.id`
}

function changeBack(
  { decisionId, id, fromLabels, fromState, fromSource, fromReviewed, ...now }: Row,
  { labels }: DatasetInfo,
): Change {
  const polarity = polarityOf(labels.filter(({ code }) => fromLabels.includes(code)))
  const to = {
    labels: fromLabels,
    polarity,
    labelSource: fromSource ?? now.labelSource,
    state: fromState,
    reviewed: fromReviewed ?? now.reviewed,
  }
  return { sampleId: id, act: 'undo', from: now, to, undoesId: decisionId }
}
