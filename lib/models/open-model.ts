import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { manifest } from './classifier/schema'
import { openArtefact } from './classifier/train-classifier'
import type { ReadyModel } from './find-ready-model'
import { readPlan } from './schema'

/** What a trained model is made of: its weights, and the labels that it learnt. None of it changes any more. */
type Open = Pick<ReturnType<typeof readPlan>, 'labels' | 'multiLabel'> & {
  classifier: Awaited<ReturnType<typeof openArtefact>>
}

/** By the hash of its weights: the one used longest ago makes room. */
const open = new Map<string, Promise<Open>>()
const mostOpen = 8

/** A model that was found a moment ago, ready to score: its name and its threshold are of now. */
export async function openModel(ctx: Ctx, model: ReadyModel) {
  return { ...model, ...(await kept(ctx, model)) }
}
export type OpenModel = Awaited<ReturnType<typeof openModel>>

function kept(ctx: Ctx, { id, hash }: ReadyModel) {
  const key = `${id} ${hash}`
  const known = open.get(key) ?? load(ctx, id)
  open.delete(key)
  open.set(key, known)
  known.catch(() => open.delete(key))
  const [oldest] = open.keys()
  if (open.size > mostOpen && oldest) open.delete(oldest)
  return known
}

async function load(ctx: Ctx, modelId: string): Promise<Open> {
  const model = await ctx.db.trainedModel.findFirst({
    where: { id: modelId, projectId: ctx.projectId },
    select: { manifest: true, plan: true, weights: { select: { bytes: true } } },
  })
  if (!model?.weights) throw notFound('Model')
  const { labels, multiLabel } = readPlan(model.plan)
  const artefact = { manifest: manifest.parse(model.manifest), weights: model.weights.bytes }
  return { labels, multiLabel, classifier: await openArtefact(artefact) }
}
