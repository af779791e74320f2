import type { Ctx } from '../ctx'
import { newId } from '../ids'

/** Every project has it from the start, so that everything works without a key. */
export async function addSimulator({ db, projectId }: Pick<Ctx, 'db' | 'projectId'>) {
  const provider = await db.provider.create({
    data: {
      id: newId(),
      projectId,
      name: 'Simulator',
      kind: 'simulator',
      preset: 'simulator',
      inFlight: 64,
      models: { create: { projectId, name: 'simulator', priceIn: 0, priceOut: 0, jsonSchema: true } },
      pace: { create: {} },
    },
    select: { models: { select: { id: true } } },
  })
  return { modelId: provider.models[0]?.id ?? '' }
}
