import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { listModels } from '../providers/list-models'
import { openRun } from '../runs/open-run'
import { fetchPages } from '../sources/fetch-pages'
import { readDocuments } from '../sources/read-documents'
import { receiveUpload } from '../sources/receive-upload'
import { fetchPagesInput } from '../sources/web/schema'
import { builtInTemplate } from '../templates/built-in-templates'
import { createTemplate } from '../templates/create-template'
import { templateBody, type TemplateKind } from '../templates/schema'
import { freeName } from './free-name'
import { openDataset } from './open-dataset'
import type { MakePairsInput, PairsPlan } from './schema'

type SentFile = { name: string; body: Blob }

/** A dataset of questions and answers: what is written from is read first, then pairs are written from its passages. All of it runs in the background. */
export async function makePairs(ctx: Ctx, input: MakePairsInput, files: readonly SentFile[]) {
  allow(ctx, 'curate')
  if (input.youtube_urls.length > 0)
    throw invalid('Videos cannot be read here: send pages as website_urls, or what is said as a file')
  const addresses = input.website_urls
  if (files.length > 50) throw invalid('At most 50 files at once')
  const uploads: { id: string }[] = []
  for (const { name, body } of files) uploads.push(await receiveUpload(ctx, { name, body: body.stream() }))
  return transaction(ctx, async (ctx) => {
    const { id: datasetId, target } = await openDataset(ctx, {
      name: input.name,
      questionFormat: input.question_format,
    })
    const read = []
    if (addresses.length > 0) {
      // Their scripts send a handful of pages and wait.
      const { runId, sourceId } = await fetchPages(
        ctx,
        fetchPagesInput.parse({ datasetId, addresses, secondsBetween: addresses.length > 50 ? 1 : 0.5 }),
      )
      read.push({ runId, sourceIds: [sourceId] })
    }
    if (uploads.length > 0) read.push(await readDocuments(ctx, { datasetId, uploadIds: uploads.map(({ id }) => id) }))
    const { templateId } = await makeTemplate(ctx, input, { target, passages: read.length > 0 })
    const { goal } = await ctx.db.project.findUniqueOrThrow({ where: { id: ctx.projectId }, select: { goal: true } })
    const plan: PairsPlan = {
      datasetId,
      templateId,
      modelId: await writer(ctx),
      pairs: input.pairs_to_generate,
      goal,
      reading: read.map(({ runId }) => runId),
      sourceIds: read.flatMap(({ sourceIds }) => sourceIds),
    }
    const run = await openRun(ctx, {
      kind: 'write-pairs',
      title: `Prepare ${input.name}`,
      datasetId,
      plan,
      batches: [{ first: 0, size: 1 }],
    })
    await audit(ctx, 'dataset.pairs', datasetId, {
      name: input.name,
      after: { pairs: plan.pairs, pages: addresses.length, files: files.length, run: run.id },
    })
    return { dataset_id: datasetId }
  })
}

/** A model of the project’s own providers, or the simulator where there is none. */
async function writer(ctx: Ctx) {
  const models = await listModels(ctx)
  const model = models.find(({ simulated }) => !simulated) ?? models[0]
  if (!model) throw invalid('This project has no model to write with: add a provider under Settings')
  return model.id
}

type Shape = { target: 'prompt' | 'response'; passages: boolean }

/** Formats, rules and examples become a template of the project. Without anything to read there is no passage to write from, and conversations are written freely. */
async function makeTemplate(ctx: Ctx, input: MakePairsInput, { target, passages }: Shape) {
  const kind: TemplateKind = passages ? `${target}-pair` : 'conversation'
  const key = !passages ? 'multi-turn' : target === 'prompt' ? 'user-prompt-pair' : 'agent-response-pair'
  const { body: builtIn } = builtInTemplate(key) ?? {}
  const body = templateBody.parse({
    ...builtIn,
    prompt: passages ? `What the pairs are for: {{topic}}\n\n${builtIn?.prompt}` : builtIn?.prompt,
    ...(input.question_format && { questionFormat: input.question_format }),
    ...(input.answer_format && { answerFormat: input.answer_format }),
    ...(input.rules.length > 0 && { rules: input.rules }),
    ...(input.temperature !== null && { temperature: input.temperature }),
    examples: input.example_questions.map((question, at) => ({
      text: [question, input.example_answers[at]].filter(Boolean).join('\n'),
    })),
  })
  const taken = await ctx.db.template.findMany({ where: { projectId: ctx.projectId }, select: { name: true } })
  const { id } = await createTemplate(ctx, { name: freeName(`Pairs of ${input.name}`, taken, 120), kind, body })
  return { templateId: id }
}
