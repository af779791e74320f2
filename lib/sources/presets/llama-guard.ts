import { column } from '../mapping/schema'
import { isRecord } from '../read/json-values'
import type { Values } from '../read/entry'
import { has, type Preset, verdicts } from './preset'

const asks = (text: unknown) => typeof text === 'string' && text.includes('<BEGIN CONVERSATION>')
const guardVerdicts = { ...verdicts, Safe: 'safe', Unsafe: 'unsafe' } as const

const mapping: Preset['mapping'] = (target) => {
  const categories = { from: column('@labels'), form: 'list' as const }
  return {
    derive: 'guard',
    prompt: column('@prompt'),
    conversation: column('@conversation'),
    response: target === 'response' ? column('@response') : null,
    verdict: { from: column('@verdict'), values: guardVerdicts },
    labels: categories,
    categories,
    keep: [],
  }
}

/** Codes are read by the names that the row itself lists, so that no code is taken for another taxonomy's. */
export const llamaGuardRows: Preset = {
  key: 'llama-guard-rows',
  name: 'Llama Guard rows',
  recognises: (columns, rows) => has(columns, 'prompt', 'completion') && rows.some(({ prompt }) => asks(prompt)),
  mapping,
}

const contentOf = (row: Values) =>
  Array.isArray(row.messages) && isRecord(row.messages[0]) ? row.messages[0].content : null

export const guardMessages: Preset = {
  key: 'guard-messages',
  name: 'Nemotron guard rows (messages)',
  recognises: (columns, rows) => columns.has('messages') && rows.some((row) => asks(contentOf(row))),
  mapping,
}
