import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { Attempt } from '../job'
import { polarityOf } from '../policy/rules'
import { findDataset } from '../samples/find-dataset'
import { type Change, writeChanges } from '../samples/write-changes'
import { siftRange } from './consensus/schema'
import { acceptable } from './trust/acceptable'
import { acceptPlan } from './trust/schema'

type Row = Change['from'] & { id: string; said: string[] }

/** One range of what a judge accepts by itself. Whoever decided meanwhile, or switched it off, has the last word. */
export async function acceptBatch(ctx: Ctx, { run, batch, keep }: Attempt) {
  const plan = acceptPlan.parse(run.plan)
  const { from, until } = siftRange.parse(batch.input)
  const dataset = await findDataset(ctx, run.datasetId ?? '')
  await keep(
    async (ctx) => {
      const on = await ctx.db.acceptance.count({
        where: { id: plan.acceptanceId, projectId: ctx.projectId, endedAt: null },
      })
      const where = acceptable(ctx, { datasetId: dataset.id, judgeId: plan.judgeId, codes: plan.codes })
      const range = Prisma.sql`id >= ${from}::uuid AND id <= ${until ?? from}::uuid`
      if (on === 0) return
      await ctx.db.$queryRaw`SELECT id FROM "Sample" WHERE ${range} AND ${where} ORDER BY id FOR UPDATE`
      const rows = await ctx.db.$queryRaw<Row[]>`
        SELECT id, labels, polarity::text AS polarity, "labelSource"::text AS "labelSource", state::text AS state, reviewed,
          (SELECT v.labels FROM "Verdict" v WHERE v."sampleId" = "Sample".id AND v."judgeId" = ${plan.judgeId}::uuid AND v.current) AS said
        FROM "Sample" WHERE ${range} AND ${where} ORDER BY id`
      const changes = rows.map(({ id, said, ...from }): Change => {
        const labels = dataset.labels.filter(({ code }) => said.includes(code))
        const labelled = from.labels.length > 0
        const to = {
          ...from,
          labels: labels.map(({ code }) => code),
          polarity: polarityOf(labels),
          labelSource: labelled ? from.labelSource : ('judge' as const),
          state: 'accepted' as const,
        }
        return { sampleId: id, act: 'accept', from, to, undoesId: null }
      })
      await writeChanges(
        ctx,
        {
          runId: run.id,
          userId: plan.userId,
          datasetId: dataset.id,
          policyVersionId: dataset.policyVersionId,
          setsPolicy: true,
        },
        changes,
      )
    },
    { last: true },
  )
}
