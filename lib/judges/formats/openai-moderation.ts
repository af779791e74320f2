import { z } from 'zod'
import type { Format, JudgeLabel } from './format'
import { unreadable } from './format'
import { labelNamed, notRead, safeOpinion, unsafeOpinion } from './opinions'
import { readJson } from './read-json'

const score = z.number().min(0).max(1)
const result = z.object({ category_scores: z.record(z.string().max(80), score.nullable()) })
const answerShape = z.union([
  z.object({ results: z.array(result).length(1) }).transform(({ results: [only] }) => only!.category_scores),
  result.transform(({ category_scores }) => category_scores),
])

export const usualThreshold = 0.5

/** The moderation endpoint's scores, made labels by a threshold for each category. It takes text alone, no instructions. */
export const openaiModeration: Format = {
  ask: ({ policy, text }) => [
    {
      messages: [{ role: 'user', content: policy.target === 'prompt' ? text.prompt : (text.response ?? '') }],
      maxTokens: 1_000,
    },
  ],
  read: ([answer], policy, thresholds = {}) => {
    if (!answer) return unreadable('There is no answer')
    const json = readJson(answer.text)
    if ('problem' in json) return notRead(answer, json.problem)
    const said = answerShape.safeParse(json.value)
    if (!said.success) return unreadable('The answer has no scores between 0 and 1')
    const scores = Object.entries(said.data).flatMap(([name, value]) => {
      const label = value === null ? null : labelNamed(name, policy)
      return label && value !== null && label.polarity !== 'safe' ? [{ label, value }] : []
    })
    if (scores.length === 0) return unreadable('None of the scored categories is a label of this policy')
    const over = scores.filter(({ label, value }) => value >= (thresholds[label.code] ?? usualThreshold))
    const highest = Math.max(...scores.map(({ value }) => value))
    if (over.length === 0) return safeOpinion(policy, { confidence: 1 - highest })
    return unsafeOpinion(
      policy,
      over.map(({ label }): JudgeLabel => label),
      { confidence: highest, severity: highest },
    )
  },
}
