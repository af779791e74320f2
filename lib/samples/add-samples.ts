import { contentHash } from '../content-hash'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import { newId } from '../ids'
import type { NewSample } from './schema'

type Input = { datasetId: string; samples: NewSample[]; labelSource: 'human' | 'import' | 'generator' }

/** Adds a few samples at once; what the dataset already holds, word for word, is left out and counted. Files go through an import. */
export async function addSamples(ctx: Ctx, { datasetId, samples, labelSource }: Input) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const dataset = await ctx.db.dataset.findFirst({
      where: { id: datasetId, projectId: ctx.projectId },
      select: { policyVersionId: true, policyVersion: { select: { labels: { select: { code: true, polarity: true } } } } },
    })
    if (!dataset) throw notFound('Dataset')
    const polarityOf = new Map(dataset.policyVersion.labels.map(({ code, polarity }) => [code, polarity]))

    const hashed = samples.map((sample) => ({ ...sample, contentHash: contentHash(sample.prompt, sample.response) }))
    const there = await ctx.db.sample.findMany({ where: { datasetId, contentHash: { in: hashed.map(({ contentHash }) => contentHash) } }, select: { contentHash: true } })
    const seen = new Set(there.map(({ contentHash }) => contentHash))
    const fresh = hashed.filter(({ contentHash }) => !seen.has(contentHash) && seen.add(contentHash))

    await ctx.db.sample.createMany({
      data: fresh.map(({ prompt, response, labels, contentHash }) => {
        const polarities = labels.map((code) => polarityOf.get(code))
        if (polarities.includes(undefined)) throw notFound(`Label ${labels.join(', ')}`)
        return {
          id: newId(),
          projectId: ctx.projectId,
          datasetId,
          prompt,
          response: response ?? null,
          labels,
          contentHash,
          policyVersionId: dataset.policyVersionId,
          polarity: polarities.includes('unsafe') ? 'unsafe' : (polarities[0] ?? 'none'),
          labelSource: labels.length > 0 ? labelSource : 'none',
          characters: prompt.length + (response?.length ?? 0),
        }
      }),
    })
    return { added: fresh.length, repeats: samples.length - fresh.length }
  })
}
