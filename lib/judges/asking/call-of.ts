import type { CallHints } from '../../providers/simulator/hints'
import type { Asked, Question } from '../formats/format'
import { guardCodes } from '../formats/opinions'
import type { FormatKey, ModelSettings } from '../schema'

/** A judge's question as a call of its model. */
export function callOf(settings: ModelSettings, question: Question, asked: Asked, line: number) {
  return {
    modelId: settings.modelId,
    ...(question.instructions && { instructions: question.instructions }),
    messages: question.messages,
    ...(question.schema && { schema: question.schema }),
    maxTokens: question.maxTokens,
    temperature: settings.temperature,
    ...(question.chances && { logprobs: 5 }),
    hints: hintsOf(settings.format, asked, line),
  }
}

const guardFormats: FormatKey[] = ['llama-guard', 'nemoguard', 'wildguard', 'shieldgemma']
const simulated: Partial<Record<FormatKey, CallHints['format']>> = {
  'llama-guard': 'llama-guard',
  nemoguard: 'aegis',
  wildguard: 'wildguard',
  shieldgemma: 'shieldgemma',
}

/** What the simulator reads in place of understanding. No endpoint ever sees it. */
function hintsOf(format: FormatKey, { policy, text }: Asked, line: number): CallHints {
  const codes = guardCodes(policy)
  const lines = format === 'shieldgemma' ? codes.slice(line, line + 1) : codes
  const safe = policy.labels.filter(({ polarity }) => polarity === 'safe')
  const labels = guardFormats.includes(format)
    ? [...lines.map(({ code, label }) => ({ ...label, code })), ...safe]
    : policy.labels
  const as = simulated[format]
  return {
    task: 'judge',
    labels,
    multiLabel: policy.multiLabel,
    text: text.prompt,
    ...(text.response !== null && { response: text.response }),
    ...(as && { format: as }),
  }
}
