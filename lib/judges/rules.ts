import type { FormatKey, JudgeKind, JudgeSettings } from './schema'

/** What each way of asking is for, in a sentence. */
export const formatWords: Record<FormatKey, { name: string; about: string; takesInstructions: boolean }> = {
  rubric: {
    name: 'Rubric',
    about: 'Labels, confidence, severity and a rationale as JSON. For models that follow instructions.',
    takesInstructions: true,
  },
  plain: { name: 'Plain', about: 'One label and why. Any model keeps to it.', takesInstructions: true },
  'young-child': {
    name: 'Suitable for a young child',
    about: 'May a child of about five hear this exchange? One answer and why.',
    takesInstructions: true,
  },
  'llama-guard': {
    name: 'Llama Guard 2, 3 or 4',
    about: 'Safe, or unsafe with the categories that are violated.',
    takesInstructions: false,
  },
  nemoguard: {
    name: 'NemoGuard, Aegis',
    about: 'A rating for either side of the conversation, and categories.',
    takesInstructions: false,
  },
  wildguard: {
    name: 'WildGuard',
    about: 'Three questions: a harmful request, a refusal, a harmful response. It names no category.',
    takesInstructions: false,
  },
  shieldgemma: {
    name: 'ShieldGemma',
    about: 'Yes or no, asked once for each line of the policy.',
    takesInstructions: false,
  },
  'openai-moderation': {
    name: 'OpenAI moderation scores',
    about: 'Scores by category, made labels by a threshold for each. For a model such as omni-moderation-latest.',
    takesInstructions: false,
  },
}

export const kindWords: Record<JudgeKind, string> = {
  model: 'A model',
  rules: 'Words and patterns',
  classifier: 'Trained here',
}

/** Whether a change of settings is one: two versions that say the same are not made. */
export const sameSettings = (one: JudgeSettings, other: JudgeSettings) => canonical(one) === canonical(other)

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

export const judgesHref = (projectId: string, dataset?: string) =>
  `/projects/${projectId}/judges${dataset ? `?dataset=${dataset}` : ''}`
