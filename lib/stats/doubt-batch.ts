import type { Ctx } from '../ctx'
import type { Attempt } from '../job'
import { type DrawnRow, readTextRows } from '../models/read-text-rows'
import { awayFromLoop } from '../models/threads/in-thread'
import { findDataset } from '../samples/find-dataset'
import { likelyErrors } from './label-errors/rules'
import type { DoubtSum } from './schema'

const fewest = 10
const folds = 5
const mostDoubts = 20_000
const seed = 1

/**
 * Confident learning over scores out of fold: five models, each of which learnt from four fifths, say how likely each
 * label is for the fifth they never saw. Copies stay in one fold. Only samples with one label can be doubted.
 */
export async function doubtBatch(ctx: Ctx, { run, keep, signal }: Attempt) {
  const dataset = await findDataset(ctx, run.datasetId ?? '')
  const { rows } = await readTextRows(ctx, { datasetId: dataset.id, target: dataset.target }, { filter: {}, seed })
  const single = rows.filter(({ labels }) => labels.length === 1)
  const classes = classesOf(single)
  const known = single.filter(({ labels }) => classes.includes(labels[0] ?? ''))
  const sum = { looked: known.length, labelled: rows.length, classes: classes.length }
  if (classes.length < 2) {
    const reason = `It takes two labels with ${fewest} samples each`
    return keepDoubts(keep, run.id, dataset.id, { ...sum, found: 0, reason }, [])
  }
  const { probabilities } = await awayFromLoop(
    'scoreOutOfFold',
    {
      examples: known.map(({ prompt, response, labels }) => ({ prompt, response, unsafe: null, labels })),
      heads: classes,
      folds,
      groups: known.map(({ group }) => group),
    },
    { texts: known.length, signal },
  )
  const chances = known.map((_, at) => shares(classes.map((_, head) => probabilities[head]?.[at] ?? 0)))
  const given = known.map(({ labels }) => classes.indexOf(labels[0] ?? ''))
  const issues = likelyErrors(given, chances, classes.length)
  const doubts = issues.slice(0, mostDoubts).map((issue, rank) => ({
    sampleId: known[issue.at]?.sampleId ?? '',
    rank,
    given: classes[issue.given] ?? '',
    suggested: classes[issue.suggested] ?? '',
    confidence: issue.confidence,
    margin: issue.margin,
  }))
  return keepDoubts(keep, run.id, dataset.id, { ...sum, found: issues.length }, doubts)
}

/** Labels that each fold can learn something of. */
function classesOf(rows: readonly DrawnRow[]) {
  const counts = new Map<string, number>()
  for (const { labels } of rows) for (const code of labels) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].flatMap(([code, count]) => (count >= fewest ? [code] : [])).sort()
}

/** Each label was judged by itself; together they sum to one. */
function shares(chances: number[]) {
  const whole = chances.reduce((sum, chance) => sum + chance, 0)
  return whole > 0 ? chances.map((chance) => chance / whole) : chances.map(() => 1 / chances.length)
}

/** The newest search takes the place of the one before. */
function keepDoubts(
  keep: Attempt['keep'],
  runId: string,
  datasetId: string,
  sum: DoubtSum,
  doubts: { sampleId: string }[],
) {
  return keep(
    async (ctx) => {
      await ctx.db.labelDoubt.deleteMany({ where: { projectId: ctx.projectId, datasetId } })
      await ctx.db.$executeRaw`
        INSERT INTO "LabelDoubt" ("runId", "sampleId", "projectId", "datasetId", rank, given, suggested, confidence, margin)
        SELECT ${runId}::uuid, "sampleId", ${ctx.projectId}::uuid, ${datasetId}::uuid, rank, given, suggested, confidence, margin
        FROM jsonb_to_recordset(${JSON.stringify(doubts)}::jsonb) AS row("sampleId" uuid, rank int, given text, suggested text, confidence real, margin real)`
      await ctx.db.batch.updateMany({ where: { runId, projectId: ctx.projectId }, data: { input: { sum } } })
    },
    { last: true },
  )
}
