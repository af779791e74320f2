import { allow, type Ctx } from '../ctx'
import { conflict } from '../errors'
import { createQueue } from '../review/create-queue'
import { frame } from './classifier/stand-alone'
import { openModel } from './open-model'
import { judgedText, leastSure } from './rules'
import type { ReviewUncertainInput } from './schema'

type Row = { id: string; prompt: string; response: string | null; group: string }

/** Enough to choose from, and scored within a second. */
const mostLookedAt = 20_000

/** Hands people the samples from which a model would learn most: those it is least sure of, one of each group of copies, and a fifth by chance. */
export async function reviewUncertain(ctx: Ctx, { modelId, take }: ReviewUncertainInput) {
  allow(ctx, 'curate')
  const { name, target, threshold, classifier, datasetId } = await openModel(ctx, modelId)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT id, prompt, response, coalesce((SELECT "groupId" FROM "DuplicateMember" m WHERE m."sampleId" = "Sample".id), "contentHash")::text AS "group"
    FROM "Sample"
    WHERE "projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${datasetId}::uuid AND NOT reviewed AND state IN ('new', 'flagged')
    ORDER BY md5(id::text) LIMIT ${mostLookedAt}`
  if (rows.length === 0) throw conflict('Everything in this dataset was reviewed')
  const scored = rows.map((row) => ({
    id: row.id,
    group: row.group,
    distance: Math.abs(classifier.score(frame(judgedText(target, row))).cost - threshold),
  }))
  return createQueue(ctx, {
    dataset: datasetId,
    name: `Unsure: ${name}`.slice(0, 80),
    kind: 'review',
    sampleIds: leastSure(scored, take),
  })
}
