import { allow, type HouseCtx } from '../ctx'
import { notFound } from '../errors'
import type { ModelQuery } from './schema'
import { showModels } from './show-models'

/** Models here are ready as soon as they are there: nothing has to be started for them, and nothing stopped. */
export async function showRunningModel(ctx: HouseCtx, { model }: ModelQuery) {
  allow(ctx, 'enter')
  const found = (await showModels(ctx)).data.find(({ id, name }) => id === model || name === model)
  if (!found) throw notFound('Model')
  return { model: found.id, running: true, status: 'running' as const, success: true }
}
