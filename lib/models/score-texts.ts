import { allow, type Ctx } from '../ctx'
import { invalid } from '../errors'
import { findReadyModel } from './find-ready-model'
import { openModel } from './open-model'
import { type ScoredTexts, type ScoreTextsInput, scoreTextsInput } from './schema'
import { scoresOf } from './scores-of'

const mostExplained = 50

/** What a model trained here says of texts. Nothing is kept. */
export async function scoreTexts(ctx: Ctx, input: ScoreTextsInput): Promise<ScoredTexts> {
  allow(ctx, 'read')
  const { modelId, texts, explain } = scoreTextsInput.parse(input)
  if (explain && texts.length > mostExplained)
    throw invalid(`Words are told for at most ${mostExplained} texts at once`)
  const model = await openModel(ctx, await findReadyModel(ctx, modelId))
  const { id, name, threshold } = model
  return { model: { id, name, threshold }, scores: scoresOf(model, texts, explain) }
}
