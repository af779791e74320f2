import { allow, type Ctx } from '../ctx'
import { listSamples } from './list-samples'
import type { FindSamplesInput } from './schema'

/** The newest few samples that say what somebody is looking for. */
export async function findSamples(ctx: Ctx, { text, dataset }: FindSamplesInput) {
  allow(ctx, 'read')
  if (text.trim().length < 2) return []
  // The last word may not be finished yet.
  const asTyped = /[\p{L}\p{N}]$/u.test(text) && !text.includes('"') ? `${text}*` : text
  const { samples } = await listSamples(ctx, { text: asTyped, order: 'newest', take: 8, ...(dataset && { dataset }) })
  return samples.map(({ id, excerpt, labels, state }) => ({ id, excerpt, labels, state }))
}
