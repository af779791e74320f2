import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { openArtefact } from './classifier/train-classifier'
import { findReadyModel } from './find-ready-model'
import { readArtefact } from './read-artefact'
import { readPlan } from './schema'

type Classifier = Awaited<ReturnType<typeof openArtefact>>

/** Ready to score, by the hash of its weights: the one used longest ago makes room. */
const open = new Map<string, Promise<Classifier>>()
const mostOpen = 8

/** A model that can score, with its labels and its threshold of now. */
export async function openModel(ctx: Ctx, modelId: string) {
  const model = await findReadyModel(ctx, modelId)
  const { labels, multiLabel } = readPlan(model.plan)
  return { ...model, labels, multiLabel, classifier: await classifierOf(ctx, modelId, `${modelId} ${model.hash}`) }
}

function classifierOf(ctx: Ctx, modelId: string, key: string) {
  const known = open.get(key) ?? load(ctx, modelId)
  open.delete(key)
  open.set(key, known)
  known.catch(() => open.delete(key))
  const [oldest] = open.keys()
  if (open.size > mostOpen && oldest) open.delete(oldest)
  return known
}

async function load(ctx: Ctx, modelId: string) {
  const artefact = await readArtefact(ctx, modelId)
  if (!artefact) throw notFound('Model')
  return openArtefact(artefact)
}
