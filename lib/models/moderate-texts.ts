import { allow, type Ctx } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'
import { type ModerationInput, moderationTexts } from './moderation/schema'
import { isModelId } from './rules'
import { scoreTexts } from './score-texts'

/** The answer of OpenAI's moderation endpoint, with the policy's labels as categories. */
export async function moderateTexts(ctx: Ctx, { model: wanted, input }: ModerationInput) {
  allow(ctx, 'read')
  const model = await ctx.db.trainedModel.findFirst({
    where: {
      projectId: ctx.projectId,
      status: 'ready',
      ...(wanted && wanted !== 'latest' ? byName(wanted) : { archivedAt: null }),
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  if (!model)
    throw conflict(wanted ? `There is no trained model “${wanted}” here` : 'No model is trained in this project yet')
  const texts = moderationTexts(input).map((prompt) => ({ prompt }))
  const { model: answered, scores } = await scoreTexts(ctx, { modelId: model.id, texts })
  return {
    id: `modr-${newId()}`,
    model: answered.name,
    results: scores.map(({ verdict, probability, says, labels }) => {
      const unsafe = labels.filter(({ polarity }) => polarity === 'unsafe')
      const categories = unsafe.length > 0 ? unsafe : [{ code: 'unsafe', probability }]
      const holds = (code: string) => verdict === 'unsafe' && (unsafe.length === 0 || says.includes(code))
      return {
        flagged: verdict === 'unsafe',
        categories: Object.fromEntries(categories.map(({ code }) => [code, holds(code)])),
        category_scores: Object.fromEntries(categories.map(({ code, probability }) => [code, probability])),
        category_applied_input_types: Object.fromEntries(categories.map(({ code }) => [code, ['text']])),
      }
    }),
  }
}

const byName = (wanted: string) => (isModelId(wanted) ? { id: wanted } : { name: wanted })
