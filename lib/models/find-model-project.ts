import { allow, type HouseCtx } from '../ctx'
import { invalid, notFound } from '../errors'
import type { ModerationInput } from './moderation/schema'
import { isModelId } from './rules'

/** Which project a caller outside of any means: the one of its key, or the one that the model is of. Whether it may enter is asked after. */
export async function findModelProject(ctx: HouseCtx, { model }: Pick<ModerationInput, 'model'>) {
  allow(ctx, 'enter')
  if (ctx.onlyProject) return { projectId: ctx.onlyProject }
  if (!model || !isModelId(model)) throw invalid('Name the model by its id, or use the key of one project')
  const found = await ctx.db.trainedModel.findUnique({ where: { id: model }, select: { projectId: true } })
  if (!found) throw notFound('Model')
  return found
}
