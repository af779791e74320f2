import { allow, type Ctx } from '../ctx'
import { findDataset } from './hub/find-dataset'
import { hubPlace } from './hub/hub-address'
import type { HubInput, HubView } from './hub/schema'

/** What the hub holds under a name or address: its licence, card, configs and splits. Nothing is written. */
export async function describeHubDataset(
  ctx: Ctx,
  { dataset, config, split, revision, token }: HubInput,
): Promise<HubView> {
  allow(ctx, 'curate')
  const place = hubPlace(dataset)
  const { splits, ...found } = await findDataset(
    { id: place.id, revision: revision ?? place.revision },
    { token: token ?? null, signal: ctx.signal, hurry: true },
  )
  const chosen = { config: config ?? place.config, split: split ?? place.split ?? 'train', page: place.page }
  return {
    ...found,
    splits: splits.map(({ list: _, ...split }) => split),
    chosen: chosen.config === null ? null : { ...chosen, config: chosen.config },
  }
}
