import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { findCopies } from './find-copies'
import type { LookUpCopiesInput } from './schema'

/** Asks, before anything is added, which of these texts a dataset holds already, or nearly. */
export async function lookUpCopies(ctx: Ctx, { dataset, texts, threshold }: LookUpCopiesInput) {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, dataset)
  return { copies: await findCopies(ctx, { datasetId, texts, ...(threshold && { threshold }) }) }
}
