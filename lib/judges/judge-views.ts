import type { Ctx } from '../ctx'
import { listModels } from '../providers/list-models'
import { readBallots } from './read-ballots'
import { type FormatKey, type JudgeKind, judgeSettings, type JudgeView } from './schema'

/** Judges as a list shows them. Their counts come from the counters, whatever the number of samples. */
export async function judgeViews(ctx: Ctx, ids: string[], datasetId: string): Promise<JudgeView[]> {
  const [rows, models, ballots] = await Promise.all([
    ctx.db.judge.findMany({ where: { id: { in: ids }, projectId: ctx.projectId }, orderBy: { name: 'asc' } }),
    listModels(ctx),
    readBallots(ctx, datasetId),
  ])
  const trained = (
    await ctx.db.trainedModel.findMany({ where: { projectId: ctx.projectId }, select: { id: true, name: true } })
  ).map((model) => ({ ...model, provider: 'Trained here', simulated: false }))
  const versions = await ctx.db.policyVersion.findMany({
    where: { id: { in: rows.map(({ policyVersionId }) => policyVersionId) }, policy: { projectId: ctx.projectId } },
    select: { id: true, number: true, policy: { select: { name: true } } },
  })
  return rows.map(({ id, name, version, kind, format, policyVersionId, settings: kept, archivedAt, createdAt }) => {
    const settings = judgeSettings.parse(kept)
    const policy = versions.find((version) => version.id === policyVersionId)
    const model =
      settings.kind === 'model'
        ? models.find((model) => model.id === settings.modelId)
        : settings.kind === 'classifier'
          ? trained.find((model) => model.id === settings.trainedModelId)
          : undefined
    const counts = { read: 0, unreadable: 0, refused: 0 }
    for (const { answers, count } of ballots) {
      const answer = answers.get(id)
      if (answer) counts[answer.outcome] += count
    }
    return {
      id,
      name,
      version,
      kind: kind as JudgeKind,
      format: settings.kind === 'model' ? (format as FormatKey) : null,
      settings,
      policy: { versionId: policyVersionId, name: policy?.policy.name ?? 'A policy', number: policy?.number ?? 0 },
      model: model ? { name: model.name, provider: model.provider, simulated: model.simulated } : null,
      verdicts: counts,
      archived: archivedAt !== null,
      createdAt: createdAt.toISOString(),
    }
  })
}
