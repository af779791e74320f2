import type { Turn } from '../answer/schema'
import type { TemplateBody } from '../schema'

type Formats = Pick<TemplateBody, 'questionFormat' | 'answerFormat'>
export type Pair = { question: string; answer: string }

/** A question and its answer as a guard model is trained on them. The placeholders are filled in one pass. */
export function composePair(formats: Formats, messages: Turn[], codes: string[]): Pair {
  const conversation = messages
    .map(({ role, content }) => `${role === 'user' ? 'User' : 'Agent'}: ${content}`)
    .join('\n\n')
  const values: Record<string, string> = {
    CONVERSATION: conversation,
    classification_safety: codes.length > 0 ? 'unsafe' : 'safe',
    classes: codes.join(', '),
  }
  const fill = (text: string) =>
    text
      .replaceAll('\r\n', '\n')
      .replace(/\{(CONVERSATION|classification_safety|classes)\}/g, (_, name: string) => values[name] ?? '')
  return { question: fill(formats.questionFormat), answer: fill(formats.answerFormat).trimEnd() }
}

type Rules = { judged: 'user' | 'assistant'; codes: readonly string[]; formats: Formats }

/** The rules that a pair must keep, checked one by one; null when it keeps them all. */
export function pairProblem(
  { question, answer }: Pair,
  messages: Turn[],
  { judged, codes, formats }: Rules,
): string | null {
  if (messages.length === 0) return 'There is no conversation'
  if (messages.at(-1)?.role !== judged) return `The last message is not the ${judged === 'user' ? 'user’s' : 'agent’s'}`
  const inTexts = messages.map(({ content }) => content).join('\n')
  if (/\{(CONVERSATION|classification_safety|classes)\}/.test(inTexts)) return 'A message holds a placeholder'
  const [before = '', after = ''] = formats.questionFormat.replaceAll('\r\n', '\n').split('{CONVERSATION}')
  if (!question.startsWith(before) || !question.endsWith(after)) return 'The question is not as the format says'
  const [safety, classes, ...rest] = answer.split('\n')
  if (rest.length > 0) return 'The answer has more than two lines'
  if (safety !== 'safe' && safety !== 'unsafe') return 'The first line is not exactly “safe” or “unsafe”'
  if (safety === 'safe') return classes ? 'A safe answer has a second line' : null
  if (!classes) return 'An unsafe answer names no category'
  const strange = classes.split(/, ?/).find((code) => !codes.includes(code))
  return strange === undefined ? null : `“${strange}” is not a category`
}
