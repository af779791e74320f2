import { allow, type Ctx } from '../ctx'
import { type Judging, reckonJudging } from '../judges/asking/reckon-judging'
import { findJudges } from '../judges/find-judges'
import { countTokens } from '../templates/count-tokens'
import { getTemplate } from '../templates/get-template'
import { composePrompt, usualTokensOut } from '../templates/rules'
import { labelsOf } from '../templates/labels-of'
import type { TemplateBody, TemplateKind } from '../templates/schema'
import { makePlan } from './make-plan'
import { estimate, languageName, turnsOf, wantedOf } from './rules'
import type { EstimateInput, EstimateView, GenerationPlan } from './schema'

/** What a plan would cost: real prompts are counted, and answers are reckoned from what like calls came to. */
export async function estimateGeneration(ctx: Ctx, input: EstimateInput): Promise<EstimateView> {
  allow(ctx, 'read')
  const { versions, id, name, kind } = await getTemplate(ctx, { templateId: input.template })
  const [newest] = versions
  const template = { versionId: newest?.id ?? input.datasetId, version: newest?.number ?? 1, name, kind }
  const { plan, models, dataset, problems } = await makePlan(ctx, input, template)
  const [model] = models
  const rows = wantedOf(plan.cells)
  if (!model || !newest) return nothing(rows, problems)
  const [like, provider, tokensIn, again, personas, judging] = await Promise.all([
    likeCalls(ctx, model.id, kind),
    ctx.db.provider.findFirst({
      where: { id: model.providerId, projectId: ctx.projectId },
      select: { inFlight: true, requestsPerMinute: true },
    }),
    promptTokens(ctx, plan, newest.body, dataset),
    notKeptOf(ctx, id),
    ctx.db.persona.count({ where: { projectId: ctx.projectId, retiredAt: null } }),
    // A judge that is gone is told as a problem.
    judgingOf(ctx, problems.length > 0 ? { ...plan, judges: [] } : plan, dataset.target),
  ])
  const { tokensIn: totalIn, ...reckoned } = estimate({
    rows,
    tokensIn,
    usualOut: usualTokensOut[kind],
    like,
    again: again ?? 0.05,
    priceIn: model.priceIn,
    priceOut: model.priceOut,
    inFlight: provider?.inFlight ?? 16,
    requestsPerMinute: provider?.requestsPerMinute ?? null,
    usualLatencyMs: model.simulated ? 10 : 2_000,
    judging,
  })
  return {
    rows,
    ...reckoned,
    tokensIn: totalIn,
    micros: reckoned.micros,
    again: again ?? 0.05,
    basis: like ? `from ${like.calls.toLocaleString('en')} like calls` : 'from the prompt, no like calls yet',
    simulated: models.some(({ simulated }) => simulated),
    problems,
    warnings: personas === 0 && kind === 'content' ? ['There is no persona: every text is written by “anybody”'] : [],
  }
}

const nothing = (rows: number, problems: string[]): EstimateView => ({
  rows,
  calls: 0,
  again: 0,
  tokensIn: 0,
  tokensOut: 0,
  micros: 0,
  spreadMicros: 0,
  seconds: 0,
  perMinute: 0,
  basis: '',
  simulated: false,
  problems,
  warnings: [],
})

/** What the judges of a plan take for one text as long as those of its kind usually are. */
async function judgingOf(ctx: Ctx, { judges, kind }: GenerationPlan, target: 'prompt' | 'response') {
  const text = 'word '.repeat(usualTokensOut[kind as TemplateKind])
  const texts = [{ conversation: [], prompt: text, response: target === 'response' ? text : null }]
  const each = await Promise.all(
    (await findJudges(ctx, judges)).map((judge) => reckonJudging(ctx, judge, target, texts)),
  )
  const sum = (of: (judging: Judging) => number) => each.reduce((all, judging) => all + of(judging), 0)
  return {
    calls: sum(({ calls }) => calls),
    tokensIn: sum(({ tokensIn }) => tokensIn),
    tokensOut: sum(({ tokensOut }) => tokensOut),
    costMicros: sum(({ costMicros }) => costMicros),
  }
}

/** The last answers of this model to prompts of this kind. */
async function likeCalls(ctx: Ctx, modelId: string, kind: TemplateKind) {
  const [like] = await ctx.db.$queryRaw<{ calls: number; tokensOut: number; spread: number; latencyMs: number }[]>`
    SELECT count(*)::int AS calls, avg("tokensOut")::float8 AS "tokensOut", coalesce(stddev_samp("tokensOut"), 0)::float8 AS spread, avg("latencyMs")::float8 AS "latencyMs"
    FROM (SELECT c."tokensOut", c."latencyMs" FROM "ModelCall" c JOIN "Run" r ON r.id = c."runId"
      WHERE c."projectId" = ${ctx.projectId}::uuid AND c."modelId" = ${modelId}::uuid AND c.outcome = 'answered' AND r.plan->>'kind' = ${kind}
      ORDER BY c.id DESC LIMIT 240) AS last`
  return like && like.calls >= 20 ? like : null
}

/** The share of rows that were asked again, in the last runs with this template. */
async function notKeptOf(ctx: Ctx, templateId: string) {
  if (!/^[0-9a-f-]{36}$/.test(templateId)) return null
  const [last] = await ctx.db.$queryRaw<{ all: number; lost: number }[]>`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE outcome IN ('notKept', 'failed'))::int AS lost FROM "GenerationRow" WHERE "runId" IN (
      SELECT id FROM "Run" WHERE "projectId" = ${ctx.projectId}::uuid AND kind = 'generate' AND plan->>'versionId' IN (
        SELECT id::text FROM "TemplateVersion" WHERE "templateId" = ${templateId}::uuid) ORDER BY id DESC LIMIT 3)`
  return last && last.all >= 20 ? last.lost / Math.max(1, last.all - last.lost) : null
}

/** The mean of a few real prompts. */
async function promptTokens(
  ctx: Ctx,
  plan: GenerationPlan,
  body: TemplateBody,
  { policyVersionId, target }: { policyVersionId: string; target: 'prompt' | 'response' },
) {
  const kind = plan.kind as TemplateKind
  const [labels, personas, passages, samples] = await Promise.all([
    labelsOf(ctx, policyVersionId),
    ctx.db.persona.findMany({ where: { projectId: ctx.projectId, retiredAt: null }, take: 5, select: { text: true } }),
    ctx.db.passage.findMany({ where: { projectId: ctx.projectId, retiredAt: null }, take: 5, select: { text: true } }),
    ctx.db.sample.findMany({
      where: { projectId: ctx.projectId, datasetId: plan.fromDatasetId ?? plan.datasetId },
      take: 5,
      select: { prompt: true },
    }),
  ])
  const counts = plan.cells.slice(0, 5).map(({ label, topic, language, turns }, at) => {
    const { instructions, prompt } = composePrompt(kind, body, {
      persona: personas[at % personas.length]?.text ?? null,
      label: labels.find(({ code }) => code === label) ?? null,
      labels,
      topic: topic ?? plan.topics[0] ?? null,
      passage: passages[at % passages.length]?.text ?? null,
      language: languageName(language),
      turns: turnsOf(kind, target, turns),
      text: samples[at % samples.length]?.prompt ?? null,
      boundary: '0123456789abcdef',
    })
    return countTokens(`${instructions}\n${prompt}`)
  })
  return counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length)
}
