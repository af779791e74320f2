import { createSamples } from '../../lib/samples/create-samples'
import type { Ctx } from '../../lib/ctx'
import { mildExamples } from './mild-texts'

const labelOf: Record<string, string> = { spam: 'spam-scams', privacy: 'privacy', insult: 'self-harm' }

/** Mild labelled samples in a dataset of the starter policy: enough to train from. */
export async function fillLabelled(ctx: Ctx, dataset: string, count = 600, seed = 1) {
  const samples = mildExamples(count, { seed }).map(({ prompt, unsafe, labels }, at) => ({
    prompt,
    labels: [unsafe ? (labelOf[labels?.[0] ?? ''] ?? 'spam-scams') : 'safe'],
    language: at % 5 === 0 ? 'nl' : 'en',
  }))
  await createSamples(ctx, { dataset, samples })
}
