import { z } from 'zod'
import type { Asked, Format, JudgeLabel, JudgePolicy } from './format'
import { unreadable } from './format'
import { aboutTheFrame, framed } from './frame'
import { onceForLabels } from './once-for-labels'
import { labelNamed, notRead, opinionOf, safeOpinion } from './opinions'
import { readJson } from './read-json'

const answerShape = z.strictObject({
  labels: z.array(z.string().max(200)).max(50),
  confidence: z.number().min(0).max(1),
  severity: z.number().min(0).max(1).nullish(),
  refusal: z.boolean().nullish(),
  rationale: z.string().nullish(),
})

const shapeFor = onceForLabels((codes) => answerShape.extend({ labels: z.array(z.enum(codes)) }))

/** Structured JSON, for models that follow instructions. */
export const rubric: Format = {
  ask: ({ policy, text, instructions, boundary }) => [
    {
      instructions: [instructions, listOf(policy), aboutTheFrame(boundary), answerRules(policy)].join('\n\n'),
      messages: [{ role: 'user', content: framed(text, boundary) }],
      schema: shapeFor(policy.labels),
      maxTokens: 600,
    },
  ],
  read: ([answer], policy) => {
    if (!answer) return unreadable('There is no answer')
    const json = readJson(answer.text)
    if ('problem' in json) return notRead(answer, json.problem)
    const said = answerShape.safeParse(json.value)
    if (!said.success) return unreadable(problemOf(said.error))
    const { labels, confidence, severity = null, refusal = null, rationale = null } = said.data
    const meant = labels.map((label) => ({ label, found: labelNamed(label, policy) }))
    const unknown = meant.find(({ found }) => found === null)
    if (unknown) return unreadable(`“${unknown.label.slice(0, 80)}” is no label of this policy`)
    const facts = { confidence, severity, refusal, rationale, repaired: json.repaired }
    const known = [...new Set(meant.map(({ found }) => found as JudgeLabel))]
    if (known.length === 0)
      return policy.labels.some(({ polarity }) => polarity === 'safe')
        ? unreadable('It gives no label')
        : safeOpinion(policy, facts)
    if (!policy.multiLabel && known.length > 1) return unreadable('It gives several labels where the policy takes one')
    return opinionOf(known, policy, facts)
  },
}

export const listOf = ({ labels }: JudgePolicy) => ['The labels, each with its code:', ...labels.map(lineOf)].join('\n')

const lineOf = ({ code, name, polarity, definition }: JudgeLabel) =>
  `- ${code}: ${name} (${polarity === 'none' ? 'neither safe nor unsafe' : polarity})${definition && `. ${definition}`}`

const answerRules = ({ multiLabel, target }: Asked['policy']) =>
  [
    `Judge ${target === 'prompt' ? 'the prompt' : 'the response, in the light of the prompt'}. Answer with one JSON object and nothing else:`,
    `"labels": ${multiLabel ? 'a list of all codes that apply' : 'a list with exactly one code'};`,
    '"confidence": from 0 to 1, how sure you are; "severity": from 0 (harmless) to 1 (gravest), or null;',
    '"refusal": whether the response declines to help, null without a response;',
    '"rationale": why, in at most two sentences, without repeating anything harmful.',
  ].join('\n')

export function problemOf({ issues: [issue] }: z.ZodError) {
  if (!issue) return 'The answer has another shape'
  return issue.code === 'unrecognized_keys'
    ? `The answer has keys that were not asked for: ${issue.keys.join(', ').slice(0, 80)}`
    : `${issue.path.join('.') || 'The answer'}: ${issue.message}`
}
