import { allow, type Ctx } from '../ctx'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { isModelId } from '../models/rules'
import { scoreTexts } from '../models/score-texts'
import { askModel } from '../providers/ask-model'
import { readDatapoint } from './read-datapoint'
import { verdictText } from './rules'
import type { CompleteChatInput } from './schema'

type Said = { content: string; finish: 'stop' | 'length'; tokensIn: number; tokensOut: number }

/** One answer in OpenAI's shape, of a classifier trained here or of a model at a provider of the project. */
export async function completeChat(ctx: Ctx, input: CompleteChatInput) {
  allow(ctx, 'read')
  const { model } = input
  const where = { projectId: ctx.projectId, archivedAt: null, ...(isModelId(model) ? { id: model } : { name: model }) }
  const trained = await ctx.db.trainedModel.findFirst({
    where: { ...where, status: 'ready' },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  const asked = trained ? null : await ctx.db.providerModel.findFirst({ where, select: { id: true } })
  if (!trained && !asked) throw notFound(`Model “${model.slice(0, 80)}”`)
  if (!trained) allow(ctx, 'curate')
  const said = trained ? await judged(ctx, trained.id, input) : await answered(ctx, asked?.id ?? '', input)
  return {
    id: `chatcmpl-${newId()}`,
    object: 'chat.completion' as const,
    created: Math.floor(Date.now() / 1000),
    model,
    choices: [{ index: 0, message: { role: 'assistant' as const, content: said.content }, finish_reason: said.finish }],
    usage: {
      prompt_tokens: said.tokensIn,
      completion_tokens: said.tokensOut,
      total_tokens: said.tokensIn + said.tokensOut,
    },
  }
}

/** A classifier answers as the pairs it learnt from: a line for the verdict, a line for the codes. */
async function judged(ctx: Ctx, modelId: string, { messages }: CompleteChatInput): Promise<Said> {
  const { prompt, response } = readDatapoint(messages)
  const { scores } = await scoreTexts(ctx, { modelId, texts: [{ prompt, response }] })
  const [score] = scores
  const codes = score?.labels.flatMap(({ code, polarity }) =>
    polarity === 'unsafe' && score.says.includes(code) ? code : [],
  )
  return { content: verdictText(score?.verdict ?? 'unsafe', codes ?? []), finish: 'stop', tokensIn: 0, tokensOut: 0 }
}

async function answered(ctx: Ctx, modelId: string, input: CompleteChatInput): Promise<Said> {
  const { messages, maxTokens, temperature, topP } = input
  const instructions = messages.flatMap(({ role, content }) => (role === 'system' ? content : [])).join('\n\n')
  const result = await askModel(ctx, {
    modelId,
    purpose: 'chat',
    ...(instructions && { instructions }),
    messages: messages.flatMap(({ role, content }) =>
      role === 'user' || role === 'assistant' ? [{ role, content } as const] : [],
    ),
    ...(maxTokens && { maxTokens }),
    ...(typeof temperature === 'number' && { temperature }),
    ...(typeof topP === 'number' && { topP }),
  })
  if (result.outcome === 'failed') throw new AppError('unavailable', `The model did not answer: ${result.error}`)
  if (result.outcome === 'stopped' || result.outcome === 'unreadable')
    throw new AppError('unavailable', 'The model cannot be asked at the moment')
  const { tokensIn, tokensOut, text } = result
  return { content: text, finish: result.outcome === 'cut' ? 'length' : 'stop', tokensIn, tokensOut }
}
