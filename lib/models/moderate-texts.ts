import { allow, type Ctx } from '../ctx'
import { newId } from '../ids'
import { findServedModel } from './find-served-model'
import { type ModerationInput, moderationTexts } from './moderation/schema'
import { openModel } from './open-model'
import { scoresOf } from './scores-of'

/** The answer of OpenAI's moderation endpoint, with the policy's labels as categories. */
export async function moderateTexts(ctx: Ctx, { model: wanted, input }: ModerationInput) {
  allow(ctx, 'read')
  const model = await openModel(ctx, await findServedModel(ctx, wanted))
  const texts = moderationTexts(input).map((prompt) => ({ prompt }))
  return {
    id: `modr-${newId()}`,
    model: model.name,
    results: scoresOf(model, texts).map(({ verdict, probability, says, labels }) => {
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
