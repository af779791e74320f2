import { z } from 'zod'
import { isPair, kinds } from '../rules'
import type { TemplateKind } from '../schema'
import { contentAnswer, messagesAnswer, type Read, type Turn } from './schema'

type Asked = {
  kind: TemplateKind
  /** The label that was asked for; null where none was. */
  label: string | null
  /** Every label there is: another word is no label. */
  labels: readonly string[]
  turns: number | null
  target: 'prompt' | 'response'
}

const hasMessages = (kind: TemplateKind) => kind === 'conversation' || isPair(kind)

/** The shape that a model is held to; null where it answers in words. */
export function answerShape(kind: TemplateKind, labels: readonly string[]) {
  if (kinds[kind].answer === 'text') return null
  const label = z.enum(labels as [string, ...string[]])
  return hasMessages(kind) ? messagesAnswer.extend({ label }) : contentAnswer.extend({ label })
}

/** Reads what a model answered, strictly: what is not exactly what was asked for is not kept, and says why. */
export function readAnswer({ text, object }: { text: string; object: unknown }, asked: Asked): Read {
  if (kinds[asked.kind].answer === 'text') {
    const response = text.trim()
    if (response === '') return { ok: false, reason: 'empty', why: 'The answer is empty' }
    return { ok: true, prompt: '', conversation: [], response, label: null }
  }
  const read = hasMessages(asked.kind) ? readMessages(object, asked) : readContent(object)
  return read.ok ? (labelProblem(read.label, asked) ?? read) : read
}

function readContent(value: unknown): Read {
  const found = contentAnswer.safeParse(value)
  if (!found.success) return notThat(found.error.issues[0])
  return read(found.data.content.trim(), [], null, found.data.label)
}

function readMessages(value: unknown, { kind, turns, target }: Asked): Read {
  const found = messagesAnswer.safeParse(value)
  if (!found.success) return notThat(found.error.issues[0])
  const { messages, label } = found.data
  const last = messages.at(-1)
  const judged = kind === 'response-pair' || (kind === 'conversation' && target === 'response') ? 'assistant' : 'user'
  if (last?.role !== judged)
    return {
      ok: false,
      reason: 'format',
      why: `The last message is not the ${judged === 'user' ? 'user' : 'assistant'}’s`,
    }
  if (!takeTurns(messages)) return { ok: false, reason: 'format', why: 'User and assistant do not take turns' }
  if (kind === 'conversation' && turns !== null && messages.length !== turns)
    return { ok: false, reason: 'format', why: `${messages.length} messages instead of ${turns}` }
  if (judged === 'user') return read(last.content.trim(), messages.slice(0, -1), null, label)
  const prompt = messages.at(-2)
  if (!prompt) return { ok: false, reason: 'format', why: 'There is no message that the assistant answers' }
  return read(prompt.content.trim(), messages.slice(0, -2), last.content.trim(), label)
}

const read = (prompt: string, conversation: Turn[], response: string | null, label: string): Read => ({
  ok: true,
  prompt,
  conversation,
  response,
  label,
})

const takeTurns = (messages: Turn[]) => messages.every(({ role }, at) => at === 0 || role !== messages[at - 1]?.role)

function notThat(issue: { path: PropertyKey[]; message: string } | undefined): Read {
  const where = issue?.path.join('.')
  return {
    ok: false,
    reason: 'format',
    why: where ? `${where}: ${issue?.message}` : (issue?.message ?? 'Not what was asked for'),
  }
}

function labelProblem(label: string | null, asked: Asked): Read | null {
  if (label === null || !asked.labels.includes(label))
    return { ok: false, reason: 'format', why: `“${label}” is not a label of this policy` }
  if (asked.label !== null && label !== asked.label)
    return { ok: false, reason: 'label', why: `The model says ${label} where ${asked.label} was asked for` }
  return null
}
