import type { Ctx } from '@/lib/ctx'
import { db } from '@/lib/db'
import { createJudge } from '@/lib/judges/create-judge'
import type { JudgeSettings } from '@/lib/judges/schema'
import type { NewVerdict } from '@/lib/judges/panel/write-verdicts'
import { trainModelInput } from '@/lib/models/schema'
import { trainModel } from '@/lib/models/train-model'
import { listModels } from '@/lib/providers/list-models'
import { addSamples } from '@/lib/samples/add-samples'
import type { NewSample } from '@/lib/samples/schema'
import { newProject } from './new-project'
import { ctxOf, makeMember } from './people'
import { workUntilEnded } from './work-until-ended'

/** A project with an owner who exists, and with samples. */
export async function judgedProject(samples: NewSample[]) {
  const { ctx, datasetId } = await newProject()
  const { id } = await makeMember(ctx.projectId, 'owner', 'Ines')
  const owner = ctxOf(ctx.projectId, 'owner', { id, name: 'Ines' })
  const { ids } = await addSamples(owner, { datasetId, samples, labelSource: 'import' })
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const [model] = await listModels(owner)
  return { ctx: owner, datasetId, ids, policyVersionId, modelId: model!.id }
}
export type JudgedProject = Awaited<ReturnType<typeof judgedProject>>

const sees = { conversation: true, unwrapped: false }

export const rulesOf = (phrases: Record<string, string>, otherwise: string | null = 'safe'): JudgeSettings => ({
  kind: 'rules',
  rules: Object.entries(phrases).map(([text, code]) => ({ kind: 'phrase', text, code })),
  otherwise,
  sees,
})
export const modelOf = (
  modelId: string,
  more: Partial<Extract<JudgeSettings, { kind: 'model' }>> = {},
): JudgeSettings => ({
  kind: 'model',
  modelId,
  format: 'rubric',
  instructions: '',
  sees,
  temperature: 0,
  thresholds: {},
  ...more,
})

export async function addJudge({ ctx, policyVersionId }: JudgedProject, name: string, settings: JudgeSettings) {
  return (await createJudge(ctx, { name, policyVersionId, settings })).id
}

/** Trains a classifier on the dataset and makes it a judge of the dataset's policy. */
export async function classifierJudge(ctx: Ctx, dataset: string) {
  const { id: modelId, runId } = await trainModel(ctx, trainModelInput.parse({ dataset }))
  const { status } = await workUntilEnded(runId)
  if (status !== 'done') throw new Error(`The training ended as ${status}`)
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: dataset } })
  const settings: JudgeSettings = {
    kind: 'classifier',
    trainedModelId: modelId,
    sees: { conversation: false, unwrapped: false },
  }
  return { judgeId: (await createJudge(ctx, { name: 'Trained here', policyVersionId, settings })).id, modelId }
}

/** A verdict as a judge could have given it. */
export function verdict(sampleId: string, judgeId: string, said: Partial<NewVerdict> = {}): NewVerdict {
  return {
    sampleId,
    judgeId,
    outcome: 'read',
    labels: ['safe'],
    polarity: 'safe',
    confidence: null,
    severity: null,
    refusal: null,
    rationale: null,
    reason: null,
    raw: null,
    reasoning: null,
    stripped: false,
    cached: false,
    simulated: false,
    inputHash: '00000000-0000-4000-8000-000000000000',
    tokensIn: null,
    tokensOut: null,
    latencyMs: 10,
    costMicros: 100,
    ...said,
  }
}

export const asRole = async (ctx: Ctx, role: 'viewer' | 'reviewer' | 'curator') =>
  (await makeMember(ctx.projectId, role)).ctx
