import type { Ctx } from '../ctx'
import { invalid } from '../errors'
import { listModels } from '../providers/list-models'
import type { ModelView } from '../providers/schema'
import { findDataset } from '../samples/find-dataset'
import { kinds } from '../templates/rules'
import type { TemplateKind } from '../templates/schema'
import { findPools } from './find-pools'
import { fitsTarget } from './rules'
import type { Caps, EstimateInput, GenerationPlan } from './schema'

type Template = { versionId: string; version: number; name: string; kind: TemplateKind }

/** The plan of a run, from what a person asked for; or why it cannot be one. */
export async function makePlan(ctx: Ctx, input: EstimateInput & { caps?: Caps }, template: Template) {
  const [dataset, models] = await Promise.all([findDataset(ctx, input.datasetId), listModels(ctx)])
  const chosen = input.models.flatMap((id) => models.find((model) => model.id === id) ?? [])
  const plan: GenerationPlan = {
    ...input,
    caps: input.caps ?? {},
    versionId: template.versionId,
    templateName: template.name,
    templateVersion: template.version,
    kind: template.kind,
    modelNames: chosen.map(({ name }) => name),
    simulated: chosen.some(({ simulated }) => simulated),
    examples: false,
  }
  return { plan, models: chosen, dataset, problems: await problemsOf(ctx, plan, chosen, dataset) }
}

export function orRefuse<T extends { problems: string[] }>(made: T): T {
  const [problem] = made.problems
  if (problem) throw invalid(problem)
  return made
}

async function problemsOf(
  ctx: Ctx,
  plan: GenerationPlan,
  models: ModelView[],
  dataset: Awaited<ReturnType<typeof findDataset>>,
) {
  const kind = plan.kind as TemplateKind
  const known = new Set(dataset.labels.flatMap(({ code, retired }) => (retired ? [] : code)))
  const strange = plan.cells.find(({ label }) => label !== null && !known.has(label))
  const problems = [
    models.length < plan.models.length && 'One of these models is no longer there',
    plan.rehearse && models.some(({ simulated }) => !simulated) && 'Only the simulator can be told to go wrong',
    !fitsTarget(kind, dataset.target) &&
      `${kinds[kind].name} does not fit: this dataset judges ${dataset.target === 'prompt' ? 'prompts' : 'responses'}`,
    kind !== 'response' && strange && `“${strange.label}” is not a label of this dataset`,
    kind !== 'response' && plan.cells.some(({ label }) => label === null) && 'Each cell needs a label',
  ].filter((problem) => typeof problem === 'string')
  const judges = await ctx.db.judge.count({
    where: { id: { in: plan.judges }, projectId: ctx.projectId, archivedAt: null },
  })
  if (judges < plan.judges.length) problems.push('One of these judges is no longer there')
  return problems.length > 0 ? problems : await lacking(ctx, plan, kind)
}

/** What the template starts from has to be there. */
async function lacking(ctx: Ctx, plan: GenerationPlan, kind: TemplateKind) {
  const needs = plan.cells.map((_, cell) => ({ cell, count: 1 }))
  if (kinds[kind].from === 'grid' && !kinds[kind].needs.includes('passage')) return []
  const pools = await findPools(ctx, plan, needs)
  if (kinds[kind].needs.includes('passage')) {
    const sources = new Set(pools.passages.map(({ source }) => source))
    const without = plan.cells.some(({ source }) => source !== null && !sources.has(source))
    if (sources.size > 0 && without) return ['One of these sources has no passage']
    return sources.size > 0 ? [] : ['There is no passage to write from: bring in a page or a document first']
  }
  const empty = plan.cells.find((_, cell) => (pools.samples.get(cell)?.length ?? 0) === 0)
  return empty ? [`There is no sample to start from${empty.label ? ` for ${empty.label}` : ''}`] : []
}
