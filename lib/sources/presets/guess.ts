import { column, type MappingDraft } from '../mapping/schema'
import type { Values } from '../read/entry'
import type { Target } from './preset'

const promptNames = [
  'prompt',
  'text',
  'TEXT',
  'content',
  'question',
  'instruction',
  'user_input',
  'mutated_prompt',
  'prompt_text',
  'test_case',
  'bare_request',
  'query',
  'input',
  'message',
  'sentence',
  'comment',
  'tweet',
  'goal',
]
const responseNames = ['response', 'completion', 'output', 'answer', 'model_output']

/** A beginning for a file of no known family: the text by its name, else the longest column. Of labels nothing is guessed. */
export function guessMapping(columns: readonly string[], rows: readonly Values[], target: Target): MappingDraft {
  const prompt = promptNames.find((name) => columns.includes(name)) ?? longest(columns, rows)
  const response = responseNames.find((name) => columns.includes(name) && name !== prompt)
  return {
    prompt: prompt === null ? null : column(prompt),
    ...(target === 'response' && response !== undefined && { response: column(response) }),
  }
}

function longest(columns: readonly string[], rows: readonly Values[]) {
  const length = (name: string) =>
    rows.reduce((sum, row) => sum + (typeof row[name] === 'string' ? row[name].length : 0), 0)
  return columns.toSorted((a, b) => length(b) - length(a)).find((name) => length(name) > 0) ?? null
}
