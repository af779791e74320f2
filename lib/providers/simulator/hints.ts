/** A label as the simulator wants to know it. */
export type HintLabel = {
  code: string
  name: string
  polarity: 'safe' | 'unsafe' | 'caution' | 'none'
  definition?: string
}

/** Faults that the simulator makes on request, so that every unhappy path can be walked. */
export const simulatedFaults = [
  'refuse',
  'filter',
  'broken-json',
  'wrong-label',
  'cut',
  'unfinished',
  'slow',
  'overloaded',
  'fail',
] as const
export type SimulatedFault = (typeof simulatedFaults)[number]
export const slowMilliseconds = 3_000

/** Structured facts about a call, read by the simulator alone. Everything is optional: without them it reads the prompt. */
export type CallHints = {
  /** What is wanted. Without it: a judgement when `text` is given, a text of its own otherwise. */
  task?: 'write' | 'question' | 'answer' | 'respond' | 'twin' | 'paraphrase' | 'translate' | 'judge'
  /** The label to write for. For a twin: the label of the twin. */
  label?: HintLabel
  /** All labels of the policy. A judge chooses among these. */
  labels?: HintLabel[]
  multiLabel?: boolean
  /** The shape of a judge's answer, where the prompt does not give it away. */
  format?: 'rubric' | 'llama-guard' | 'aegis' | 'wildguard' | 'shieldgemma' | 'plain'
  persona?: string
  topic?: string
  passage?: string
  /** The text that is judged, answered, paraphrased, translated or turned into its twin. */
  text?: string
  response?: string
  /** A language by its English name or two-letter code. */
  language?: string
  /** Turns of a conversation: user, assistant, user … */
  turns?: number
  fault?: SimulatedFault
  /** How often the fault happens, of one. Always without it. */
  faultRate?: number
}
