import { allow, type Ctx } from '../ctx'
import { invalid } from '../errors'
import { frame } from './classifier/stand-alone'
import { openModel } from './open-model'
import { judgedText, saidLabels } from './rules'
import { type ScoredTexts, type ScoreTextsInput, scoreTextsInput, type TextScore } from './schema'

const mostExplained = 50

/** What a model trained here says of texts. Nothing is kept. */
export async function scoreTexts(ctx: Ctx, input: ScoreTextsInput): Promise<ScoredTexts> {
  allow(ctx, 'read')
  const { modelId, texts, explain } = scoreTextsInput.parse(input)
  if (explain && texts.length > mostExplained)
    throw invalid(`Words are told for at most ${mostExplained} texts at once`)
  const { id, name, threshold, target, labels, multiLabel, classifier } = await openModel(ctx, modelId)
  const named = new Map(labels.map((label) => [label.code, label]))
  const scores = texts.map((text): TextScore => {
    const framed = frame(judgedText(target, text))
    const { cost, probability, labels: scores } = classifier.score(framed)
    return {
      verdict: cost > threshold ? 'unsafe' : 'safe',
      probability,
      cost,
      says: saidLabels({ cost, threshold, labels, scores, multiLabel }),
      labels: scores.flatMap(({ code, probability }) => {
        const label = named.get(code)
        return label ? [{ ...label, probability }] : []
      }),
      words: explain ? classifier.explain(framed) : null,
    }
  })
  return { model: { id, name, threshold }, scores }
}
