import type { Mapping, Turn } from './schema'
import type { Values } from '../read/entry'
import { isRecord } from '../read/json-values'

/** Adds the fields that a family of files hides in its texts. A row that does not hold them is left as it is, and mapping says what is missing. */
export function derive(how: Mapping['derive'], values: Values): Values {
  if (how === 'none') return values
  const found = derivations[how](values)
  return found ? { ...values, ...found } : values
}

type Derivation = (values: Values) => Values | null

const derivations: Record<Exclude<Mapping['derive'], 'none'>, Derivation> = {
  dialogue: ({ transcript }) => (typeof transcript === 'string' ? parts(turnsOf(transcript)) : null),
  'dialogue-pair': ({ chosen, rejected }) => {
    if (typeof chosen !== 'string' || typeof rejected !== 'string') return null
    const [better, worse] = [turnsOf(chosen), turnsOf(rejected)]
    const shared = better.findIndex((turn, at) => turn.content !== worse[at]?.content || turn.role !== worse[at]?.role)
    const until = shared === -1 ? better.length - 1 : shared
    return {
      ...parts(better.slice(0, until)),
      '@chosen': textOf(better.slice(until)),
      '@rejected': textOf(worse.slice(until)),
    }
  },
  messages: ({ messages, conversation, conversations }) => {
    const given = [messages, conversation, conversations].find(Array.isArray)
    return given ? parts(given.flatMap(turnOf)) : null
  },
  guard: guardParts,
  generated: ({ input, generated_output, metadata, safety_metrics }) => ({
    '@prompt': input,
    '@response': generated_output,
    '@prompt_label': isRecord(metadata) ? metadata.prompt_label : undefined,
    '@response_label': isRecord(safety_metrics) ? safety_metrics.response_safety : undefined,
  }),
  assay: (values) => {
    const labels = jsonIn(values.labels) ?? []
    const found = values.messages === undefined ? {} : derivations.messages(values)
    return {
      '@response': values.response,
      '@language': values.language,
      '@model': values.model,
      ...found,
      '@labels': labels,
      // Where labels are listed, they say what is safe.
      '@verdict': values.polarity === 'safe' && Array.isArray(labels) && labels.length > 0 ? null : values.polarity,
      ...(values.messages === undefined && { '@conversation': jsonIn(values.conversation) }),
    }
  },
  'judge-answers': (values) => {
    const labels = String(values.labels ?? '')
      .split(', ')
      .filter(Boolean)
    return {
      '@response': values.completion,
      '@labels': labels,
      '@verdict': values.answer === 'safe' && labels.length > 0 ? null : values.answer,
    }
  },
  'persona-hub': (values) => ({ '@text': decodedTwice(values['synthesized text']) }),
  'moderation-flags': (values) => {
    const from = isRecord(values.categories) ? values.categories : values
    const flags = Object.fromEntries(
      moderationCodes
        .filter((code) => Object.hasOwn(from, code) && from[code] !== null)
        .map((code) => [code, from[code]]),
    )
    // Of a category that nobody looked at, nothing is known: the row is safe only where all eight were looked at.
    const known = moderationCodes.every((code) => code in flags)
    const raised = Object.values(flags).some((flag) => String(flag) === '1' || flag === true)
    return { '@flags': flags, '@verdict': raised ? 'unsafe' : known ? 'safe' : null }
  },
}

/** Lists stand in the cell of a table as JSON, and elsewhere as they are. */
function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (value === '') return null
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

export const moderationCodes = ['S', 'H', 'V', 'HR', 'SH', 'S3', 'H2', 'V2']

/** The last turn of the user is the prompt, what the assistant says after it the response, all before it the conversation. */
function parts(turns: Turn[]): Values {
  const last = turns.at(-1)
  const response = last?.role === 'assistant' && turns.length > 1 ? last.content : null
  const rest = response === null ? turns : turns.slice(0, -1)
  return {
    '@prompt': rest.at(-1)?.role === 'assistant' && response === null ? null : rest.at(-1)?.content,
    '@response': response,
    '@conversation': rest.length > 1 ? rest.slice(0, -1) : null,
  }
}

const speaker = /\n\n(Human|Assistant): ?/g

function turnsOf(dialogue: string): Turn[] {
  const marks = [...dialogue.matchAll(speaker)]
  return marks.map((mark, at) => ({
    role: mark[1] === 'Human' ? 'user' : 'assistant',
    content: dialogue.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? dialogue.length),
  }))
}

/** Two dialogues may part before their last turn; what follows is then one text with its speakers. */
const textOf = (turns: Turn[]) =>
  turns.length <= 1
    ? (turns[0]?.content ?? '')
    : turns
        .map(({ role, content }, at) => (at === 0 ? content : `${role === 'user' ? 'Human' : 'Assistant'}: ${content}`))
        .join('\n\n')

const roles: Record<string, string> = {
  user: 'user',
  human: 'user',
  prompter: 'user',
  assistant: 'assistant',
  agent: 'assistant',
  gpt: 'assistant',
  bot: 'assistant',
  model: 'assistant',
  system: 'system',
  tool: 'tool',
}

function turnOf(message: unknown): Turn[] {
  if (!isRecord(message)) return []
  const [role, content] = [message.role ?? message.from, message.content ?? message.value]
  return typeof role === 'string' && typeof content === 'string'
    ? [{ role: roles[role.toLowerCase()] ?? role, content }]
    : []
}

/** A classifier's own training row: the conversation inside its question, and the verdict in its answer. */
function guardParts(values: Values): Values | null {
  const asked = Array.isArray(values.messages) ? values.messages.flatMap(turnOf) : []
  const question = asked.find(({ role }) => role === 'user')?.content ?? values.prompt ?? values.question
  const answer =
    asked.find(({ role }) => role === 'assistant')?.content ?? values.completion ?? values.answer ?? values.response
  if (typeof question !== 'string' || typeof answer !== 'string') return null
  const turns = guardTurns(between(question, '<BEGIN CONVERSATION>', '<END CONVERSATION>') ?? '')
  const names = namesByCode(
    between(question, '<BEGIN UNSAFE CONTENT CATEGORIES>', '<END UNSAFE CONTENT CATEGORIES>') ?? '',
  )
  const found = parts(turns)
  const said = saidOf(answer, found['@response'] !== null)
  return { ...found, '@verdict': said.verdict, '@labels': said.labels.map((label) => names.get(label) ?? label) }
}

function between(text: string, begin: string, end: string) {
  const from = text.indexOf(begin)
  const to = text.indexOf(end, from)
  return from === -1 || to === -1 ? null : text.slice(from + begin.length, to)
}

const guardSpeaker = /(?:^|\n)\s*(user|agent|human|assistant|response)\s*: ?/gi

function guardTurns(text: string): Turn[] {
  const marks = [...text.matchAll(guardSpeaker)]
  return marks.map((mark, at) => ({
    role: /user|human/i.test(mark[1] ?? '') ? 'user' : 'assistant',
    content: text.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length).trim(),
  }))
}

const namesByCode = (text: string) =>
  new Map([...text.matchAll(/^\s*([SO]\d{1,2}): ?(.+?)\.?\s*$/gm)].map(([, code = '', name = '']) => [code, name]))

/** `unsafe` and a line of codes, or the JSON answer that names the categories. */
function saidOf(answer: string, answered: boolean): { verdict: string | null; labels: string[] } {
  const text = answer.trim()
  if (text.startsWith('{')) {
    try {
      const said: Record<string, unknown> = JSON.parse(text)
      const verdict = said[answered && said['Response Safety'] !== undefined ? 'Response Safety' : 'User Safety']
      return { verdict: typeof verdict === 'string' ? verdict : null, labels: list(said['Safety Categories']) }
    } catch {
      return { verdict: null, labels: [] }
    }
  }
  const [verdict = '', codes = ''] = text.split('\n')
  return { verdict: verdict.trim() || null, labels: list(codes) }
}

const list = (text: unknown) =>
  typeof text === 'string'
    ? text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    : []

/** Texts of PersonaHub are often JSON strings within their JSON string. */
function decodedTwice(text: unknown) {
  if (typeof text !== 'string' || !text.startsWith('"')) return text
  try {
    const inner: unknown = JSON.parse(text)
    return typeof inner === 'string' ? inner : text
  } catch {
    return text
  }
}
