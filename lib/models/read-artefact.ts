import type { Ctx } from '../ctx'
import { type Artefact, manifest } from './classifier/schema'

/** A model's file; null before it is trained. */
export async function readArtefact(ctx: Ctx, modelId: string): Promise<Artefact | null> {
  const model = await ctx.db.trainedModel.findFirst({
    where: { id: modelId, projectId: ctx.projectId },
    select: { manifest: true, weights: { select: { bytes: true } } },
  })
  return model?.weights ? { manifest: manifest.parse(model.manifest), weights: model.weights.bytes } : null
}
