import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { Attempt } from '../job'
import { type BulkPlan, type BulkRange, type BulkSkips, bulkPlan, bulkRange } from './bulk/schema'
import { departBatch } from './depart-batch'
import { without } from './filter/rules'
import { allOf, filterConditions } from './filter-conditions'
import { findDataset } from './find-dataset'
import { noteSkips } from './note-skips'
import { decisionAct, isSame, outcomeOf } from './rules'
import type { DatasetInfo, LabelSource, Polarity, SampleState } from './schema'
import { except } from './unseen/conditions'
import { type Change, writeChanges } from './write-changes'

type Row = {
  id: string
  labels: string[]
  polarity: Polarity
  labelSource: LabelSource
  state: SampleState
  reviewed: boolean
  decided: boolean
  mine: boolean
}

/** One range of a bulk act. Rows are locked first, so what a person decides meanwhile is seen, skipped and counted. */
export async function bulkBatch(ctx: Ctx, { run, batch, keep }: Attempt) {
  const plan = bulkPlan.parse(run.plan)
  const dataset = await findDataset(ctx, run.datasetId ?? '')
  await keep(
    async (ctx) => {
      const rows = await lockRows(ctx, {
        datasetId: dataset.id,
        runId: run.id,
        plan,
        range: bulkRange.parse(batch.input),
      })
      const free = rows.filter(({ decided, mine }) => !decided && !mine)
      const skips =
        plan.act.kind === 'delete' || plan.act.kind === 'move'
          ? await departBatch(
              ctx,
              run.id,
              plan.act,
              free.map(({ id }) => id),
            )
          : await change(ctx, run.id, dataset, plan, free)
      await noteSkips(ctx, batch.id, { ...skips, decided: rows.filter(({ decided, mine }) => decided && !mine).length })
    },
    { last: true },
  )
}

type Lock = { datasetId: string; runId: string; plan: BulkPlan; range: BulkRange }

/** `mine`: this run did it before, and died before it could say so. */
function lockRows(
  ctx: Ctx,
  { datasetId, runId, plan: { filter, held, startedAt }, range: { from, until, ids } }: Lock,
) {
  const where = allOf([
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid`,
    Prisma.sql`"datasetId" = ${datasetId}::uuid`,
    Prisma.sql`id >= ${from}::uuid AND id <= ${until ?? from}::uuid`,
    ...except(held),
    ...filterConditions(ids ? without(filter, 'copies') : filter),
    ...(ids ? [Prisma.sql`id = ANY(${ids}::uuid[])`] : []),
  ])
  return ctx.db.$queryRaw<Row[]>`
    WITH locked AS MATERIALIZED (
      SELECT id, labels, polarity, "labelSource", state, reviewed FROM "Sample" WHERE ${where} ORDER BY id FOR UPDATE
    )
    SELECT id, labels, polarity::text AS polarity, "labelSource"::text AS "labelSource", state::text AS state, reviewed,
      EXISTS (SELECT 1 FROM "Decision" d WHERE d."sampleId" = locked.id AND d."runId" IS NULL AND d."createdAt" > ${startedAt}::timestamptz) AS decided,
      EXISTS (SELECT 1 FROM "Decision" d WHERE d."sampleId" = locked.id AND d."runId" = ${runId}::uuid) AS mine
    FROM locked`
}

async function change(
  ctx: Ctx,
  runId: string,
  dataset: DatasetInfo,
  { act, userId, byPerson }: BulkPlan,
  rows: Row[],
): Promise<Omit<BulkSkips, 'decided'>> {
  const changes: Change[] = []
  let [already, refused] = [0, 0]
  for (const row of rows) {
    const kind = act.kind === 'replace' ? 'label' : act.kind
    if (kind === 'delete' || kind === 'move') continue
    const labels =
      act.kind === 'label'
        ? act.labels
        : act.kind === 'replace'
          ? [...new Set(row.labels.map((code) => (code === act.from ? act.to : code)))]
          : undefined
    if (act.kind === 'replace' && !row.labels.includes(act.from)) already++
    else {
      const to = outcomeOf(row, kind, labels, dataset, byPerson)
      if (typeof to === 'string') refused++
      else if (isSame(row, to)) already++
      else changes.push({ sampleId: row.id, act: decisionAct[kind], from: row, to, undoesId: null })
    }
  }
  await writeChanges(
    ctx,
    {
      runId,
      userId,
      datasetId: dataset.id,
      policyVersionId: dataset.policyVersionId,
      setsPolicy: act.kind === 'label' || act.kind === 'replace',
    },
    changes,
  )
  return { already, refused }
}
