import { audit } from '../audit'
import { contentHash } from '../content-hash'
import type { Ctx } from '../ctx'
import { conflict, invalid, notFound } from '../errors'
import { newId } from '../ids'
import type { DecideEntry } from './decision/schema'

type Said = {
  note: string | null
  seconds: number | null
  suggestionsVisible: boolean
  idempotencyKey: string
  queueId: string | null
}

/** A new revision of a sample's text; the one before is kept, and an undo puts it back. */
export async function rewriteText(ctx: Ctx, { sampleId, revision, prompt, response }: DecideEntry, said: Said) {
  if (!prompt?.trim()) throw invalid('A sample needs a text')
  const sample = await ctx.db.sample.findFirst({ where: { id: sampleId, projectId: ctx.projectId } })
  if (!sample) throw notFound('Sample')
  const answer = sample.response === null ? null : (response ?? sample.response)
  const { count } = await ctx.db.sample.updateMany({
    where: { id: sampleId, projectId: ctx.projectId, revision },
    data: {
      prompt,
      response: answer,
      characters: prompt.length + (answer?.length ?? 0),
      contentHash: contentHash(prompt, answer),
      revision: { increment: 1 },
    },
  })
  if (count === 0)
    throw conflict('Somebody changed this sample first; your text was not saved', {
      revision: sample.revision,
      labels: sample.labels.join(','),
      state: sample.state,
    })
  const decisionId = newId()
  const now = { fromLabels: sample.labels, toLabels: sample.labels, fromState: sample.state, toState: sample.state }
  await ctx.db.decision.create({
    data: {
      id: decisionId,
      projectId: ctx.projectId,
      datasetId: sample.datasetId,
      sampleId,
      userId: ctx.actor.id,
      act: 'rewrite',
      policyVersionId: sample.policyVersionId,
      fromSource: sample.labelSource,
      fromReviewed: sample.reviewed,
      ...now,
      ...said,
    },
  })
  await ctx.db.earlierText.create({
    data: { decisionId, projectId: ctx.projectId, sampleId, prompt: sample.prompt, response: sample.response },
  })
  await audit(ctx, 'sample.rewrite', sampleId, {
    before: { characters: sample.characters },
    after: { characters: prompt.length + (answer?.length ?? 0) },
  })
  return { decisionId, revision: revision + 1 }
}
