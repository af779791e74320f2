import { contentHash } from '../content-hash'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { newId } from '../ids'
import { polarityOf } from '../policy/rules'
import { findDataset } from './find-dataset'
import { labelProblem } from './rules'
import type { NewSample } from './schema'

type Input = {
  datasetId: string
  samples: NewSample[]
  labelSource: 'human' | 'import' | 'generator'
  /** The source whose rows they are, and the run that brings it in. */
  from?: { sourceId: string; runId: string }
}

/** Adds a few samples at once; what the dataset already holds, word for word, is left out and counted. Files go through an import. */
export async function addSamples(ctx: Ctx, { datasetId, samples, labelSource, from }: Input) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const dataset = await findDataset(ctx, datasetId)
    const hashed = samples.map((sample) => ({ ...sample, contentHash: contentHash(sample.prompt, sample.response) }))
    const there = await ctx.db.sample.findMany({
      where: { datasetId, contentHash: { in: hashed.map(({ contentHash }) => contentHash) } },
      select: { contentHash: true },
    })
    const seen = new Set(there.map(({ contentHash }) => contentHash))
    const fresh = hashed.filter(({ contentHash }) => !seen.has(contentHash) && seen.add(contentHash))

    const rows = fresh.map(({ prompt, response, conversation, labels, language, meta, contentHash }, at) => {
      const problem = labelProblem(labels, dataset)
      if (problem) throw invalid(problem)
      const known = dataset.labels.filter(({ code }) => labels.includes(code))
      return {
        id: newId(),
        projectId: ctx.projectId,
        datasetId,
        prompt,
        response: response ?? null,
        ...(conversation?.length && { conversation }),
        ...(meta && { meta: meta as Prisma.InputJsonObject }),
        labels: known.map(({ code }) => code),
        contentHash,
        policyVersionId: dataset.policyVersionId,
        polarity: polarityOf(known),
        labelSource: labels.length > 0 ? labelSource : ('none' as const),
        reviewed: labels.length > 0 && labelSource === 'human',
        language: language ?? null,
        characters: prompt.length + (response?.length ?? 0),
        ...(from && { ...from, position: at, sourceRow: at + 1 }),
      }
    })
    await ctx.db.sample.createMany({ data: rows })
    return { added: rows.length, repeats: samples.length - rows.length, ids: rows.map(({ id }) => id) }
  })
}
