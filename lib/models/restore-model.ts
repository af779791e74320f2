import { allow, type Ctx } from '../ctx'
import { setArchived } from './archive-model'
import type { ModelInput } from './schema'

export async function restoreModel(ctx: Ctx, { modelId }: ModelInput) {
  allow(ctx, 'curate')
  return setArchived(ctx, modelId, null)
}
