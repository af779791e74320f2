import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { allOf } from '../samples/filter-conditions'
import { findDataset } from '../samples/find-dataset'
import { except } from '../samples/unseen/conditions'
import { unseenIds } from '../samples/unseen-ids'
import { csvLine } from './export/csv-line'
import type { ExportVerdictsInput } from './schema'

const columns = [
  'sample_id',
  'prompt',
  'completion',
  'answer',
  'rationale',
  'outcome',
  'reason',
  'confidence',
  'judge',
  'judge_version',
  'simulated',
] as const
type Row = Record<(typeof columns)[number], string>

/** One judge's verdicts as a CSV file: a line for each sample, unreadable and refused ones among them, but none of what one is deciding unseen. */
export async function exportVerdicts(ctx: Ctx, { judgeId, dataset: wanted, form }: ExportVerdictsInput) {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const judge = await ctx.db.judge.findFirst({
    where: { id: judgeId, projectId: ctx.projectId },
    select: { name: true, version: true },
  })
  if (!judge) throw notFound('Judge')
  const name = `${judge.name} v${judge.version}${form === 'spreadsheet' ? '.spreadsheet' : ''}.csv`
  const held = await unseenIds(ctx, datasetId)
  return { name, lines: linesOf(ctx, { judgeId, datasetId, held, form, ...judge }) }
}

type Which = {
  judgeId: string
  datasetId: string
  held: readonly string[]
  form: ExportVerdictsInput['form']
  name: string
  version: number
}

async function* linesOf(ctx: Ctx, { judgeId, datasetId, held, form, name, version }: Which): AsyncGenerator<string> {
  yield csvLine(columns, form)
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await ctx.db.$queryRaw<Row[]>`
      SELECT s.id AS sample_id, s.prompt, coalesce(s.response, '') AS completion, array_to_string(v.labels, '+') AS answer, coalesce(v.rationale, '') AS rationale,
        v.outcome::text AS outcome, coalesce(v.reason, '') AS reason, coalesce(v.confidence::text, '') AS confidence, ${name}::text AS judge, ${String(version)}::text AS judge_version,
        CASE WHEN v.simulated THEN 'yes' ELSE 'no' END AS simulated
      FROM "Verdict" v JOIN "Sample" s ON s.id = v."sampleId" AND s."datasetId" = ${datasetId}::uuid
      WHERE v."projectId" = ${ctx.projectId}::uuid AND v."judgeId" = ${judgeId}::uuid AND v.current AND ${allOf([Prisma.sql`s.id > ${after}::uuid`, ...except(held, Prisma.sql`s.id`)])} ORDER BY s.id LIMIT 500`
    if (rows.length > 0)
      yield rows
        .map((row) =>
          csvLine(
            columns.map((column) => row[column]),
            form,
          ),
        )
        .join('')
    const last = rows.at(-1)
    if (!last) return
    after = last.sample_id
  }
}
