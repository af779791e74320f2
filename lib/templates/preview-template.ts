import { allow, type Ctx } from '../ctx'
import { listModels } from '../providers/list-models'
import { costOf } from '../providers/rules'
import { findDataset } from '../samples/find-dataset'
import { countTokens } from './count-tokens'
import { labelsOf } from './labels-of'
import { composePrompt, problemsOf, usualTokensOut } from './rules'
import type { PreviewTemplateInput, PreviewView } from './schema'

/** The prompt as a model would get it, with a real persona, passage or sample of the project. Nothing is sent. */
export async function previewTemplate(ctx: Ctx, input: PreviewTemplateInput): Promise<PreviewView> {
  allow(ctx, 'read')
  const { kind, body } = input
  const dataset = await findDataset(ctx, input.datasetId)
  const [labels, models, persona, passage, sample] = await Promise.all([
    labelsOf(ctx, dataset.policyVersionId),
    listModels(ctx),
    ctx.db.persona.findFirst({
      where: { projectId: ctx.projectId, retiredAt: null, ...(input.personaId && { id: input.personaId }) },
      orderBy: { id: 'asc' },
      select: { id: true, text: true },
    }),
    ctx.db.passage.findFirst({
      where: { projectId: ctx.projectId, retiredAt: null, ...(input.passageId && { id: input.passageId }) },
      orderBy: { id: 'asc' },
      select: { id: true, text: true },
    }),
    ctx.db.sample.findFirst({
      where: { projectId: ctx.projectId, datasetId: dataset.id, ...(input.sampleId && { id: input.sampleId }) },
      orderBy: { id: 'asc' },
      select: { id: true, prompt: true, labels: true },
    }),
  ])
  const { instructions, prompt } = composePrompt(kind, body, {
    persona: persona?.text ?? null,
    label: labels.find(({ code }) => code === input.label) ?? labels[0] ?? null,
    labels,
    topic: input.topic ?? null,
    passage: passage?.text ?? null,
    language: input.language ?? null,
    turns: input.turns ?? (kind === 'content' ? 1 : 3),
    text: sample?.prompt ?? null,
    textLabel: sample?.labels[0] ?? null,
    boundary: 'a mark of each request',
  })
  const tokens = countTokens(`${instructions}\n${prompt}`)
  const tokensOut = Math.min(usualTokensOut[kind], body.maxTokens)
  return {
    instructions,
    prompt,
    problems: problemsOf(kind, body),
    tokens,
    tokensOut,
    prices: models
      .map(({ id, name, provider, simulated, ...price }) => ({
        modelId: id,
        model: name,
        provider,
        simulated,
        microsPerThousand: costOf(price, { tokensIn: tokens * 1000, tokensOut: tokensOut * 1000 }),
      }))
      .toSorted((a, b) => a.microsPerThousand - b.microsPerThousand),
    persona,
    passage,
    sample: sample && { id: sample.id, text: sample.prompt },
  }
}
