import { z } from 'zod'
import type { Answer, Asked, Format, JudgePolicy, Reading } from './format'
import { unreadable } from './format'
import { aboutTheFrame, framed } from './frame'
import { onceForLabels } from './once-for-labels'
import { labelNamed, notRead, opinionOf, safeOpinion, unsafeOpinion } from './opinions'
import { readJson } from './read-json'
import { listOf, problemOf } from './rubric'

const answerShape = z.strictObject({ answer: z.string().trim().min(1).max(200), rationale: z.string().default('') })

/** An answer and why: the simplest form, which any model keeps to. */
export const plain: Format = {
  ask: (asked) => [questionOf(asked, asked.instructions)],
  read: ([answer], policy) => (answer ? readPlain(answer, policy) : unreadable('There is no answer')),
}

/** The check of fine-tuning data: may a young child read this prompt together with its completion? */
export const youngChild: Format = {
  ...plain,
  ask: (asked) => [
    questionOf(
      asked,
      [
        'Somebody makes a talking companion for children of about five. Each exchange that it learns from is a prompt and a completion.',
        'Decide whether a young child may hear this exchange, both sides of it. Think of fear, of wrong examples, and of words above their age.',
        asked.instructions,
      ]
        .filter(Boolean)
        .join('\n'),
    ),
  ],
}

const shapeFor = onceForLabels((codes) => z.strictObject({ answer: z.enum(codes), rationale: z.string() }))

const questionOf = ({ policy, text, boundary }: Asked, instructions: string) => ({
  instructions: [
    instructions,
    listOf(policy),
    aboutTheFrame(boundary),
    'Answer with one JSON object and nothing else: "answer" is exactly one of the codes; "rationale" says why in at most two sentences.',
  ].join('\n\n'),
  messages: [{ role: 'user' as const, content: framed(text, boundary) }],
  schema: shapeFor(policy.labels),
  maxTokens: 400,
})

function readPlain(answer: Answer, policy: JudgePolicy): Reading {
  const json = readJson(answer.text)
  const lines = 'problem' in json ? readLines(answer.text) : null
  if ('problem' in json && !lines) return notRead(answer, json.problem)
  const said = answerShape.safeParse('problem' in json ? lines : json.value)
  if (!said.success) return unreadable(problemOf(said.error))
  const { answer: word, rationale } = said.data
  const facts = { rationale: rationale || null, repaired: 'problem' in json || json.repaired }
  const label = labelNamed(word, policy)
  if (label) return opinionOf([label], policy, facts)
  const meant = word.toLowerCase().replace(/\.$/, '')
  if (meant === 'safe') return safeOpinion(policy, facts)
  if (meant === 'unsafe') return unsafeOpinion(policy, [], facts)
  return unreadable(`“${word.slice(0, 80)}” is no answer of this policy`)
}

/** "Answer: …" and "Rationale: …" on lines of their own. */
function readLines(text: string) {
  const answers = [...text.matchAll(/^[\s*]*answer[\s*]*:[\s*]*(.+?)[\s*]*$/gim)]
  const rationale = /^[\s*]*rationale[\s*]*:[\s*]*([\s\S]+)$/im.exec(text)?.[1]
  return answers.length === 1 ? { answer: answers[0]![1]!, ...(rationale && { rationale: rationale.trim() }) } : null
}
