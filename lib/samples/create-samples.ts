import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { addSamples } from './add-samples'
import { findDataset } from './find-dataset'
import type { CreateSamplesInput } from './schema'

/** Samples written by hand, or sent by a script. A person's labels are a person's work; a script's are not. */
export async function createSamples(ctx: Ctx, { dataset, samples }: CreateSamplesInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { id: datasetId, name } = await findDataset(ctx, dataset)
    const labelSource = ctx.actor.type === 'user' ? 'human' : 'import'
    const given = samples.map(({ response, conversation, language, meta, ...sample }) => ({
      ...sample,
      ...(response !== undefined && { response }),
      ...(conversation && { conversation }),
      ...(language && { language }),
      ...(meta && { meta }),
    }))
    const outcome = await addSamples(ctx, { datasetId, samples: given, labelSource })
    if (outcome.added > 0)
      await audit(ctx, 'sample.create', outcome.ids.length === 1 ? (outcome.ids[0] ?? datasetId) : datasetId, {
        name,
        after: { added: outcome.added, repeats: outcome.repeats },
      })
    return outcome
  })
}
