import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { newId } from '../ids'
import { findDataset } from '../samples/find-dataset'
import { labelProblem } from '../samples/rules'
import { invalid } from '../errors'
import type { ReviewAct } from './decision/schema'

type Opinion = {
  decisionId?: string
  sampleId: string
  act: ReviewAct
  /** Null: those that the sample has. */
  labels: string[] | null
  note: string | null
  seconds: number | null
  suggestionsVisible: boolean
  idempotencyKey: string
  queueId: string | null
}

/** Keeps what somebody said about a sample without changing it. */
export async function writeOpinion(ctx: Ctx, { decisionId = newId(), sampleId, act, labels, ...said }: Opinion) {
  const sample = await ctx.db.sample.findFirst({
    where: { id: sampleId, projectId: ctx.projectId },
    select: { datasetId: true, labels: true, state: true, labelSource: true, reviewed: true, revision: true },
  })
  if (!sample) throw notFound('Sample')
  const dataset = await findDataset(ctx, sample.datasetId)
  const problem = act === 'label' ? labelProblem(labels ?? [], dataset) : null
  if (problem) throw invalid(problem)
  if (act === 'note' && !said.note?.trim()) throw invalid('The note is empty')
  const toLabels =
    act === 'label' ? dataset.labels.map(({ code }) => code).filter((code) => labels?.includes(code)) : sample.labels
  await ctx.db.decision.create({
    data: {
      id: decisionId,
      projectId: ctx.projectId,
      datasetId: sample.datasetId,
      sampleId,
      userId: ctx.actor.id,
      act: act === 'label' ? 'relabel' : act === 'reopen' ? 'edit' : act,
      policyVersionId: dataset.policyVersionId,
      fromLabels: sample.labels,
      toLabels,
      fromState: sample.state,
      toState: sample.state,
      fromSource: sample.labelSource,
      fromReviewed: sample.reviewed,
      applied: false,
      ...said,
    },
  })
  return { decisionId, revision: sample.revision }
}
