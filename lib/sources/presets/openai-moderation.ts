import { moderationCodes } from '../mapping/derive'
import { column } from '../mapping/schema'
import { isRecord } from '../read/json-values'
import { verdicts, type Preset } from './preset'

export const openAiModeration: Preset = {
  key: 'openai-moderation',
  name: 'OpenAI moderation evaluation set',
  recognises: (columns, rows) =>
    columns.has('prompt') &&
    (moderationCodes.filter((code) => columns.has(code)).length >= 4 ||
      rows.some(
        ({ categories }) => isRecord(categories) && moderationCodes.every((code) => Object.hasOwn(categories, code)),
      )),
  mapping: () => {
    const categories = { from: column('@flags'), form: 'flags' as const }
    return {
      derive: 'moderation-flags',
      policy: 'openai-2022',
      prompt: column('prompt'),
      verdict: { from: column('@verdict'), values: verdicts },
      labels: categories,
      categories,
    }
  },
}
