import { z } from 'zod'
import { announce } from '../announce'
import { audit } from '../audit'
import type { Ctx } from '../ctx'
import { invalid, notFound } from '../errors'
import { newId } from '../ids'
import type { Attempt } from '../job'
import { keepEvaluation } from './keep-evaluation'
import { readArtefact } from './read-artefact'
import { type AnswerPair, readPairs } from './read-pairs'
import { readSnapshotRows } from './read-snapshot-rows'
import { drawOf, readTextRows } from './read-text-rows'
import { headLabels, type Part, partOf } from './rules'
import { type ModelPlan, readPlan } from './schema'
import { awayFromLoop } from './threads/in-thread'
import type { TextRow } from './threads/work'

const plan = z.object({ modelId: z.uuid() })

/** Reads, trains, measures. What was trained is kept before it is measured, so that a worker killed in between trains once. */
export async function trainBatch(ctx: Ctx, { run, batch, keep, signal }: Attempt) {
  const { modelId } = plan.parse(run.plan)
  const model = await ctx.db.trainedModel.findFirst({
    where: { id: modelId, projectId: ctx.projectId },
    select: {
      id: true,
      name: true,
      datasetId: true,
      snapshotId: true,
      target: true,
      plan: true,
      manifest: true,
      parentId: true,
      status: true,
    },
  })
  if (!model) throw notFound('Model')
  if (model.status === 'ready') return
  const asked = readPlan(model.plan)
  const { rows, of } = await readParts(ctx, model, asked)
  const parts = partsOf(rows, asked.seed)
  const pairs = await readPairs(ctx, model, asked)
  if (!sidesOf(parts.train)) throw invalid('All samples to learn from are of one side')

  const away = { texts: rows.length, signal }
  const before = model.manifest ? await readArtefact(ctx, modelId) : null
  const artefact =
    before ?? (await train(ctx, { ...model, asked, parts, pairs: pairs.filter(({ part }) => part === 'train') }, away))
  if (!before)
    await keep(
      async (ctx) => {
        await ctx.db.trainedModel.update({
          where: { id: modelId, projectId: ctx.projectId },
          data: { manifest: artefact.manifest, hash: artefact.manifest.sha256 },
        })
        await ctx.db.modelWeights.upsert({
          where: { modelId },
          create: { modelId, projectId: ctx.projectId, bytes: artefact.weights },
          update: { bytes: artefact.weights },
        })
      },
      { done: Math.min(parts.train.length, batch.size - 1) },
    )

  const curve = await awayFromLoop(
    'curves',
    {
      artefact,
      rows: parts.validation,
      // By a draw, so that what is left out is left out by chance.
      learn: examplesOf(inOrder(parts.train, 0)),
      test: parts.test,
      fit: asked.fit,
      seed: asked.seed,
    },
    away,
  )
  const evaluated = await awayFromLoop(
    'evaluate',
    { artefact, rows: parts.test, pairs: pairs.filter(({ part }) => part === 'test'), ...asked, threshold: 0 },
    away,
  )
  await keep(
    async (ctx) => {
      await ctx.db.trainedModel.update({
        where: { id: modelId, projectId: ctx.projectId },
        data: { status: 'ready', readyAt: new Date(), curve },
      })
      const evaluationId = newId()
      const { datasetId } = model
      await ctx.db.evaluation.create({
        data: {
          id: evaluationId,
          projectId: ctx.projectId,
          modelId,
          datasetId,
          heldOut: true,
          runId: run.id,
          threshold: 0,
        },
      })
      const share = rows.length / Math.max(1, of)
      await keepEvaluation(ctx, evaluationId, { ...evaluated, of: Math.round(parts.test.length / (share || 1)) })
      await audit(ctx, 'model.ready', modelId, { name: model.name, after: { hash: artefact.manifest.sha256 } })
      await announce(ctx, { event: 'model.trained', data: { modelId, datasetId, name: model.name } })
    },
    { last: true },
  )
}

type PartRow = TextRow & { part: Part }
type Ground = { datasetId: string; snapshotId: string | null; target: 'prompt' | 'response' }

/** A snapshot brings its own parts; of samples as they are, a draw decides. */
async function readParts(ctx: Ctx, ground: Ground, asked: ModelPlan): Promise<{ rows: PartRow[]; of: number }> {
  const { snapshotId, target } = ground
  if (snapshotId) return readSnapshotRows(ctx, { snapshotId, target }, asked)
  const { rows, of } = await readTextRows(ctx, ground, asked)
  return { rows: rows.map(({ draw, ...row }) => ({ ...row, part: partOf(draw, asked) })), of }
}

/** Where nothing was held back to be measured on, half of what calibrates is: by a draw, the same each time. */
function partsOf(rows: readonly PartRow[], seed: number) {
  const of = (part: Part) => rows.filter((row) => row.part === part)
  const parts = { train: of('train'), validation: of('validation'), test: of('test') }
  if (parts.test.length > 0) return parts
  const [validation, test] = [[], []] as [PartRow[], PartRow[]]
  for (const row of inOrder(parts.validation, seed)) (validation.length <= test.length ? validation : test).push(row)
  return { train: parts.train, validation, test }
}

type Training = {
  datasetId: string
  parentId: string | null
  asked: ModelPlan
  parts: { train: PartRow[]; validation: PartRow[] }
  pairs: AnswerPair[]
}

async function train(
  ctx: Ctx,
  { parentId, asked, parts, pairs }: Training,
  away: { texts: number; signal: AbortSignal },
) {
  const { seed, fit, classWeights, calibration, labels } = asked
  const warm = parentId ? await readArtefact(ctx, parentId) : null
  return awayFromLoop(
    'train',
    {
      train: [...examplesOf(parts.train), ...pairs.flatMap(({ worse, better }) => [worse, better].map(unlabelled))],
      validation: examplesOf(parts.validation),
      pairs: [...twinsOf(parts.train), ...answersFrom(parts.train.length, pairs)],
      labels: headLabels(labels),
      options: { seed, fit, classWeights, calibration },
      ...(warm && { warm }),
    },
    away,
  )
}

/** In a family of contrasts, each unsafe text is worse than each safe one. At most four of a text, or a large family would drown the rest. */
function twinsOf(rows: PartRow[]) {
  const families = new Map<string, { safe: number[]; unsafe: number[] }>()
  rows.forEach(({ familyId, unsafe }, at) => {
    if (!familyId) return
    const family = families.get(familyId) ?? { safe: [], unsafe: [] }
    family[unsafe ? 'unsafe' : 'safe'].push(at)
    families.set(familyId, family)
  })
  return [...families.values()].flatMap(({ safe, unsafe }) =>
    unsafe.flatMap((worse) => safe.slice(0, 4).map((better) => ({ worse, better }))),
  )
}

const inOrder = (rows: readonly PartRow[], seed: number) =>
  rows
    .map((row) => ({ row, draw: drawOf(seed, row.sampleId) }))
    .toSorted((a, b) => a.draw - b.draw)
    .map(({ row }) => row)

const unlabelled = <T extends object>(answer: T) => ({ ...answer, labels: null })

/** Answers stand in twos behind the other texts: the worse, then the better. */
const answersFrom = (from: number, pairs: readonly AnswerPair[]) =>
  pairs.map((_, at) => ({ worse: from + 2 * at, better: from + 2 * at + 1 }))

const examplesOf = (rows: PartRow[]) =>
  rows.map(({ prompt, response, unsafe, labels }) => ({ prompt, response, unsafe, labels }))

const sidesOf = (rows: readonly { unsafe: boolean }[]) =>
  rows.some(({ unsafe }) => unsafe) && rows.some(({ unsafe }) => !unsafe)
