import { explainWords } from './classifier/explain-words'
import { frame } from './classifier/stand-alone'
import type { OpenModel } from './open-model'
import { judgedText, saidLabels } from './rules'
import type { TextScore } from './schema'

type Text = { prompt: string; response?: string | null | undefined }

/** What an open model says of each text, at its threshold of now. */
export function scoresOf(model: OpenModel, texts: readonly Text[], explain = false): TextScore[] {
  const { threshold, target, labels, multiLabel, classifier } = model
  const named = new Map(labels.map((label) => [label.code, label]))
  return texts.map((text) => {
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
      words: explain ? explainWords(classifier, framed) : null,
    }
  })
}
