import { allow, type Ctx } from '../ctx'
import { conflict, notFound } from '../errors'
import { createQueue } from '../review/create-queue'
import { findReadyModel } from './find-ready-model'
import { readArtefact } from './read-artefact'
import { judgedText, worthAsking } from './rules'
import type { ReviewUncertainInput } from './schema'
import { awayFromLoop } from './threads/in-thread'

type Row = { id: string; prompt: string; response: string | null; group: string }

/** Enough to choose from, and scored within a second. */
const mostLookedAt = 20_000

/** Hands people the samples from which a model would learn most: those it is unsure of, those that speak for many others, and some by chance. */
export async function reviewUncertain(ctx: Ctx, { modelId, take }: ReviewUncertainInput) {
  allow(ctx, 'curate')
  const { name, target, threshold, datasetId } = await findReadyModel(ctx, modelId)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT id, prompt, response, coalesce((SELECT "groupId" FROM "DuplicateMember" m WHERE m."sampleId" = "Sample".id), "contentHash")::text AS "group"
    FROM "Sample"
    WHERE "projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${datasetId}::uuid AND NOT reviewed AND state IN ('new', 'flagged')
    ORDER BY md5(id::text) LIMIT ${mostLookedAt}`
  if (rows.length === 0) throw conflict('Everything in this dataset was reviewed')
  const artefact = await readArtefact(ctx, modelId)
  if (!artefact) throw notFound('Model')
  const looked = await awayFromLoop(
    'lookAt',
    { artefact, rows: rows.map((row) => judgedText(target, row)), threshold },
    { texts: rows.length },
  )
  return createQueue(ctx, {
    dataset: datasetId,
    name: `Unsure: ${name}`.slice(0, 80),
    kind: 'review',
    sampleIds: worthAsking(
      rows.map(({ id, group }, at) => ({ id, group, ...(looked[at] ?? { distance: 0, likeness: 0 }) })),
      take,
    ),
  })
}
