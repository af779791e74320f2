import { column } from '../mapping/schema'
import { has, type Preset, verdicts } from './preset'

/** A text and the name of its label: the moderation starter of FastData and its like. */
export const contentLabel: Preset = {
  key: 'content-label',
  name: 'Content and label',
  recognises: (columns) => has(columns, 'content', 'label'),
  mapping: () => ({ prompt: column('content'), labels: { from: column('label'), form: 'text' } }),
}

export const textLabel: Preset = {
  key: 'text-label',
  name: 'Text with safe or unsafe',
  recognises: (columns, rows) =>
    has(columns, 'text', 'label') &&
    rows.length > 0 &&
    rows.every(({ label }) => label === null || label === 'safe' || label === 'unsafe'),
  mapping: () => ({ prompt: column('text'), verdict: { from: column('label'), values: verdicts } }),
}

export const promptCompletion: Preset = {
  key: 'prompt-completion',
  name: 'Prompt and completion',
  recognises: (columns) => has(columns, 'prompt', 'completion'),
  mapping: (target) => ({ prompt: column('prompt'), response: target === 'response' ? column('completion') : null }),
}

export const messages: Preset = {
  key: 'messages',
  name: 'Messages (chat)',
  recognises: (columns, rows) =>
    ['messages', 'conversations'].some((name) => columns.has(name)) &&
    rows.some((row) => Array.isArray(row.messages ?? row.conversations)),
  mapping: (target) => ({
    derive: 'messages',
    prompt: column('@prompt'),
    conversation: column('@conversation'),
    response: target === 'response' ? column('@response') : null,
    ...(target === 'prompt' && { add: { response: column('@response') } }),
  }),
}
