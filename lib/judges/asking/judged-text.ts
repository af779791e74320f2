import { createHash } from 'node:crypto'
import type { JudgedText } from '../formats/format'
import type { JudgeSettings } from '../schema'
import type { SampleTexts } from './known-judge'

type Seen = { text: JudgedText; stripped: boolean; unfinished: boolean }

/** What a judge sees of a sample: as much as it may, and no think-trace. */
export function judgedText(sample: SampleTexts, target: 'prompt' | 'response', { sees }: JudgeSettings): Seen {
  const answer = target === 'response' && sample.response !== null ? withoutThinking(sample.response) : null
  return {
    text: {
      conversation: sees.conversation ? sample.conversation : [],
      prompt: (sees.unwrapped ? sample.unwrapped : null) ?? sample.prompt,
      response: answer?.text ?? null,
    },
    stripped: answer?.stripped ?? false,
    unfinished: answer?.unfinished ?? false,
  }
}

/** The answer alone: what stands after the thinking. Thinking that never ends has no answer. */
export function withoutThinking(response: string) {
  const end = /<\/think(?:ing)?>/i
  const parts = response.split(end)
  if (parts.length > 1) return { text: parts[1]!.trim(), stripped: true, unfinished: parts[1]!.trim() === '' }
  return { text: response, stripped: false, unfinished: /^\s*<think(?:ing)?>/i.test(response) }
}

/** Over all that the judge saw, to the letter: the same input to the same version has the same answer. */
export function inputHash(target: string, { conversation, prompt, response }: JudgedText) {
  const digest = createHash('sha256')
    .update(JSON.stringify([target, conversation, prompt, response]))
    .digest('hex')
  return [0, 8, 12, 16, 20].map((from, at) => digest.slice(from, [8, 12, 16, 20, 32][at])).join('-')
}
