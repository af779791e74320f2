import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { countTokens } from './count-tokens'
import { labelsOf } from './labels-of'
import { composePrompt, problemsOf } from './rules'
import type { PreviewTemplateInput, PreviewView } from './schema'

/** The prompt as a model would get it, with a real persona, passage or sample of the project. Nothing is sent. */
export async function previewTemplate(ctx: Ctx, input: PreviewTemplateInput): Promise<PreviewView> {
  allow(ctx, 'read')
  const { kind, body } = input
  const dataset = await findDataset(ctx, input.datasetId)
  const [labels, persona, passage, sample] = await Promise.all([
    labelsOf(ctx, dataset.policyVersionId),
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
  return {
    instructions,
    prompt,
    problems: problemsOf(kind, body),
    tokens: countTokens(`${instructions}\n${prompt}`),
    persona,
    passage,
    sample: sample && { id: sample.id, text: sample.prompt },
  }
}
