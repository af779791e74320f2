import type { Ctx } from '../ctx'
import { invalid } from '../errors'
import { findReadyModel } from '../models/find-ready-model'
import { listModels } from '../providers/list-models'
import { patternProblem } from './asking/apply-rules'
import { labelsOf } from './find-judges'
import type { JudgeSettings } from './schema'

/** Refuses settings that could not judge: an unknown label, a pattern that cannot be read, a model that is not here. */
export async function checkSettings(ctx: Ctx, policyVersionId: string, settings: JudgeSettings) {
  const policy = await labelsOf(ctx, policyVersionId)
  const unknown = codesOf(settings).find((code) => policy.labels.every((label) => label.code !== code))
  if (unknown !== undefined) throw invalid(`This policy has no label ${unknown}`)
  if (settings.kind === 'rules') {
    for (const { kind, text } of settings.rules) {
      const problem = kind === 'pattern' ? patternProblem(text) : null
      if (problem) throw invalid(`The pattern ${text} cannot be read: ${problem}`)
    }
    return policy
  }
  if (settings.kind === 'classifier') {
    await findReadyModel(ctx, settings.trainedModelId)
    return policy
  }
  const models = await listModels(ctx)
  if (models.every(({ id }) => id !== settings.modelId)) throw invalid('This model is not in the project')
  return policy
}

const codesOf = (settings: JudgeSettings) =>
  settings.kind === 'classifier'
    ? []
    : settings.kind === 'rules'
      ? [...settings.rules.map(({ code }) => code), ...(settings.otherwise === null ? [] : [settings.otherwise])]
      : Object.keys(settings.thresholds)
