import { invalid } from '../errors'
import { derive } from '../sources/mapping/derive'
import type { Message } from './schema'

type Turn = { role: 'system' | 'user' | 'assistant' | 'tool'; content: string }
type Derived = Record<string, unknown>

/** A conversation as a sample: of a guard model's training row what its question quotes and its answer says, of any other the last exchange. */
export function readDatapoint(messages: readonly Message[]) {
  const asked = messages.find(({ role }) => role === 'user')?.content ?? ''
  // A question that waits for its verdict is read as well as one that has it.
  const answered = messages.some(({ role }) => role === 'assistant')
  const derived: Derived = quotes(asked)
    ? derive('guard', { messages: answered ? messages : [...messages, { role: 'assistant', content: '' }] })
    : derive('messages', { messages })
  const { '@prompt': prompt, '@response': response, '@conversation': conversation } = derived
  if (typeof prompt !== 'string' || prompt.trim() === '') throw invalid('These messages hold nothing that a user says')
  return {
    questionFormat: quotes(asked) ? asked : '',
    prompt,
    response: typeof response === 'string' ? response : null,
    conversation: Array.isArray(conversation) ? (conversation as Turn[]) : [],
    verdict: derived['@verdict'] === 'safe' || derived['@verdict'] === 'unsafe' ? derived['@verdict'] : null,
    names: Array.isArray(derived['@labels']) ? derived['@labels'].map(String) : [],
  }
}

export type Datapoint = ReturnType<typeof readDatapoint>

const quotes = (text: string) => text.includes('<BEGIN CONVERSATION>')
