import type { Experiment } from '../models/recommendation/schema'
import type { LabelDraft } from '../policy/schema'
import type { Polarity } from '../samples/schema'
import type { TrainingType } from './schema'

/** Lists of a form come as `name[]` again and again, as `name[0]`, `name[1]`, or under an older name. */
const lists: Record<string, string> = {
  rules: 'rules',
  example_questions: 'example_questions',
  example_answers: 'example_answers',
  website_urls: 'website_urls',
  web_urls: 'website_urls',
  youtube_urls: 'youtube_urls',
}

/** The fields of a form as one object. A rule holds commas, so one long text stays one rule. */
export function gatherFields(fields: readonly (readonly [name: string, value: string])[]) {
  const gathered: Record<string, string | string[]> = {}
  for (const [sent, value] of fields) {
    const name = lists[sent.replace(/\[\d*\]$/, '')]
    if (name === undefined) {
      if (/^[a-z_]+$/.test(sent)) gathered[sent] = value
    } else if (value.trim() !== '') {
      const list = gathered[name]
      gathered[name] = Array.isArray(list) ? [...list, value.trim()] : [value.trim()]
    }
  }
  return gathered
}

export type Category = { code: string; name: string; definition: string }

const begin = '<BEGIN UNSAFE CONTENT CATEGORIES>'
const end = '<END UNSAFE CONTENT CATEGORIES>'
const category = /^\s*([A-Z]{1,3}\d{1,3})\s*[:.)]\s*(\S.*?)\s*$/

/** What codes mean in this question format, and in no other. What follows a category's line is its definition. */
export function categoriesOf(questionFormat: string): Category[] {
  const from = questionFormat.indexOf(begin)
  const to = questionFormat.indexOf(end, from)
  if (from === -1 || to === -1) return []
  const found: Category[] = []
  for (const line of questionFormat.slice(from + begin.length, to).split('\n')) {
    const [, code, words] = category.exec(line) ?? []
    const last = found.at(-1)
    if (code && words) {
      if (!found.some((each) => each.code === code)) found.push({ code, ...titled(words) })
    } else if (last && line.trim() !== '') last.definition = `${last.definition} ${line.trim()}`.trim().slice(0, 4_000)
  }
  return found
}

/** `S1: Violent Crimes. What they are.` */
function titled(words: string) {
  const [, name = words, definition = ''] = /^(.{1,118}?)\.(?:\s+(.*))?$/s.exec(words) ?? []
  return { name: name.slice(0, 120), definition: definition.slice(0, 4_000) }
}

const plain = { examples: [], aliases: [], colour: null, key: null, retired: false, mergedInto: null }

/** The policy that a list of unsafe categories stands for: those, and safe. */
export const labelsOf = (categories: readonly Category[]): LabelDraft[] => [
  { ...plain, code: 'safe', name: 'Safe', definition: 'None of the categories.', polarity: 'safe' },
  ...categories.map((category): LabelDraft => ({ ...plain, ...category, polarity: 'unsafe' })),
]

/** Whose last message is judged. */
export const targetOf = (questionFormat: string): 'prompt' | 'response' =>
  /\bAgent\b/.test(questionFormat.replace(/<BEGIN CONVERSATION>.*?<END CONVERSATION>/s, '')) ? 'response' : 'prompt'

type Label = { code: string; name: string; polarity: Polarity; retired?: boolean }

/** Of these no model is ever asked for a text, whoever asks. */
const neverWritten = ({ name }: Label) => /\b(child|children|minors?|csam|csae)\b/i.test(name)

/** Half of the pairs safe, the other half evenly over the unsafe labels. */
export function spreadPairs(pairs: number, labels: readonly Label[]) {
  const open = labels.filter((label) => !label.retired && !neverWritten(label))
  const safe = open.filter(({ polarity }) => polarity === 'safe')
  const unsafe = open.filter(({ polarity }) => polarity === 'unsafe' || polarity === 'caution')
  const forSafe = unsafe.length === 0 ? pairs : safe.length === 0 ? 0 : Math.ceil(pairs / 2)
  return [...shared(forSafe, safe), ...shared(pairs - forSafe, unsafe)]
}

const shared = (count: number, labels: readonly Label[]) =>
  labels
    .map(({ code }, at) => ({
      label: code,
      count: Math.floor(count / labels.length) + Number(at < count % labels.length),
    }))
    .filter(({ count }) => count > 0)

export const premStatuses = ['processing', 'completed', 'failed'] as const
export type PremStatus = (typeof premStatuses)[number]

/** A dataset is being made for as long as a run brings something in; it failed when the last of them did and left nothing. */
export function datasetStatus({
  going,
  failed,
  samples,
}: {
  going: boolean
  failed: boolean
  samples: number
}): PremStatus {
  if (going) return 'processing'
  return failed && samples === 0 ? 'failed' : 'completed'
}

export const snapshotStatus = (status: 'taking' | 'taken' | 'failed'): PremStatus =>
  status === 'taking' ? 'processing' : status === 'taken' ? 'completed' : 'failed'

export type ExperimentStatus = 'pending' | 'queued' | 'running' | 'succeeded' | 'failed' | 'deleted'

/** A job goes on while one of its experiments does; it failed when none came to anything. */
export function jobStatus(experiments: readonly ExperimentStatus[]): PremStatus {
  if (experiments.some((status) => status === 'pending' || status === 'queued' || status === 'running'))
    return 'processing'
  return experiments.some((status) => status === 'succeeded' || status === 'deleted') ? 'completed' : 'failed'
}

/** Older clients read `lora`, newer ones `training_type`: both are told. */
export const trainingWords = (type: TrainingType) => ({ lora: type !== 'full', training_type: type })

/** What a classifier says, in the form that pairs have: a line for the verdict, a line for the codes. */
export const verdictText = (verdict: 'safe' | 'unsafe', codes: readonly string[]) =>
  verdict === 'safe' || codes.length === 0 ? verdict : `${verdict}\n${codes.join(', ')}`

/** From here up, a person was content with what a model answered. */
export const contentFrom = 0.5

/** What is trained here, by the name that an experiment calls it, and how it weighs the two sides. */
export const localModels: ReadonlyMap<string, 'none' | 'balanced'> = new Map([
  ['local-classifier', 'none'],
  ['local-classifier-balanced', 'balanced'],
])

/** The experiments that can be started from here, as a script reads them. Those for a machine of one's own have their kit. */
export function experimentsOf(experiments: readonly Experiment[]) {
  return experiments
    .filter(({ training }) => training === 'local' || training === 'provider')
    .map((experiment) => ({
      base_model_id: experiment.training === 'local' ? experiment.key : experiment.baseModel,
      batch_size: experiment.batchSize,
      learning_rate_multiplier: experiment.learningRateMultiplier,
      n_epochs: experiment.epochs,
      ...trainingWords('full'),
      recommended: experiment.recommended,
      reason_for_recommendation: experiment.reason,
    }))
}

type Completion = {
  id: string
  created: number
  model: string
  choices: readonly { message: { content: string }; finish_reason: string }[]
}

/** A whole answer as the pieces of a streamed one. */
export function chatEvents({ id, created, model, choices: [choice] }: Completion) {
  const piece = (delta: object, finish_reason: string | null) =>
    JSON.stringify({
      id,
      object: 'chat.completion.chunk',
      created,
      model,
      choices: [{ index: 0, delta, finish_reason }],
    })
  return [
    piece({ role: 'assistant', content: choice?.message.content ?? '' }, null),
    piece({}, choice?.finish_reason ?? 'stop'),
    '[DONE]',
  ]
}
