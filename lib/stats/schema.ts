import { z } from 'zod'
import type { Polarity } from '../samples/schema'

/** A figure that may be undefined: then it says why. `n` is what it was reckoned from. */
export type Figure = { value: number | null; n: number; reason?: string }

export const statsInput = z.object({ dataset: z.uuid().optional() })
export type StatsInput = z.output<typeof statsInput>

/** What samples can be counted by from counters, whatever their number. */
export const countedBy = ['label', 'polarity', 'labelSource', 'state', 'source'] as const
export type CountedBy = (typeof countedBy)[number]

export type Share = {
  key: string
  name: string
  kind: Polarity
  count: number
  target: number | null
  keys?: string[]
}

export type BalanceView = {
  dataset: string
  total: number
  labelled: number
  by: Record<CountedBy, Share[]>
  /** Of the labels alone. */
  entropy: Figure
  effective: Figure
  imbalance: Figure
  /** Labels by source: a row a source, a number a label. */
  coverage: Crossed[]
  targets: { shares: Record<string, number>; setBy: string; setAt: string } | null
  /** Of the newest snapshot, which alone has splits. */
  splits: { snapshotId: string; version: string; takenAt: string; shares: Share[] } | null
}

/** What can be shown in bars: from counters, from the newest measurement, or of the newest snapshot. */
export const spreadBy = [...countedBy, 'persona', 'language', 'split'] as const
export type SpreadBy = (typeof spreadBy)[number]

export const setTargetInput = z.strictObject({
  datasetId: z.uuid(),
  /** Parts of the whole by label; they need not sum to one. Empty: no target any more. */
  shares: z.record(z.string().max(120), z.number().min(0).max(1_000_000)),
})
export type SetTargetInput = z.output<typeof setTargetInput>

export const measureInput = z.strictObject({ datasetId: z.uuid() })
export type MeasureInput = z.output<typeof measureInput>

export type Bin = { from: number; until: number; count: number }
export type Word = {
  word: string
  label: string
  /** Texts that have the word; those of them that have the label. */
  n: number
  hits: number
  z: number
  /** After Bonferroni over every word and label that was looked at. */
  p: number
}

export type TextMeasures = {
  characters: { bins: Bin[]; median: number; mean: number; p95: number; most: number }
  tokens: { bins: Bin[]; median: number; mean: number; n: number }
  languages: { language: string; count: number; found: 'given' | 'detected' }[]
  languagesOf: number
  distinct: { n: 1 | 2 | 3; figure: Figure }[]
  tokenBudget: number
  selfBleu: { n: 2 | 3 | 4; figure: Figure }[]
  compression: Figure
  openings: { words: string; count: number; share: number }[]
  openingsOf: number
}

export type Crossed = { key: string; name: string; cells: Record<string, number>; keys?: string[] }

/** The key under which stands what is summed up, beyond the fullest; of what, is in `keys` unless it is too much to be asked for at once. */
export const rest = '…'

/** How many samples say this of themselves; the empty key stands for those that say nothing. */
export type Spread = { key: string; name: string; count: number; keys?: string[] }

export type Measures = {
  text: TextMeasures
  /** Absent from what was measured before it was counted. */
  spread?: { persona: Spread[]; language: Spread[] }
  artefacts: {
    words: Word[]
    tests: number
    of: number
    sources: Figure
    languages: Figure
    models: Figure
  }
  coverage: { source: Crossed[]; persona: Crossed[]; topic: Crossed[]; language: Crossed[]; model: Crossed[] }
  personal: { kind: PersonalKind; samples: number; finds: number }[]
}

export type MeasurementView = {
  /** Samples there are by now. */
  now: number
  /** A pass that is under way. */
  runId: string | null
  /** The last mask, where there was one. */
  mask: { runId: string; masked: number; going: boolean; undone: boolean } | null
  newest: { runId: string; samples: number; measuredAt: string; measures: Measures } | null
}

export const personalKinds = ['email', 'phone', 'card', 'iban', 'ip', 'address'] as const
export type PersonalKind = (typeof personalKinds)[number]

export const findsInput = z.strictObject({
  dataset: z.uuid().optional(),
  kind: z.enum(personalKinds).optional(),
  after: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type FindsInput = z.output<typeof findsInput>

export type FindView = {
  sampleId: string
  kinds: PersonalKind[]
  /** As whoever asks may know them: they decide whether the text is veiled. */
  labels: string[]
  unseen: boolean
  /** The text around the first find, in parts. */
  excerpt: { text: string; found: PersonalKind | null }[]
}
export type FindPage = { finds: FindView[]; next: string | null; total: number }

export const maskInput = z.strictObject({
  datasetId: z.uuid(),
  kinds: z.array(z.enum(personalKinds)).min(1).max(personalKinds.length),
})
export type MaskInput = z.output<typeof maskInput>

export type PaceView = {
  days: { day: string; decisions: number; people: number }[]
  people: { id: string; name: string; decisions: number; medianSeconds: number | null }[]
  seconds: Figure
}

export const measureKind = 'measure'
export const maskKind = 'mask-personal'
export const unmaskKind = 'unmask-personal'
export const doubtKind = 'label-errors'

export const undoMaskingInput = z.strictObject({ runId: z.uuid() })
export type UndoMaskingInput = z.output<typeof undoMaskingInput>

export const doubtLabelsInput = z.strictObject({ datasetId: z.uuid() })
export type DoubtLabelsInput = z.output<typeof doubtLabelsInput>

export const listDoubtsInput = z.strictObject({
  dataset: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(5_000).default(50),
  from: z.coerce.number().int().min(0).default(0),
})
export type ListDoubtsInput = z.output<typeof listDoubtsInput>

export const reviewDoubtsInput = z.strictObject({
  datasetId: z.uuid(),
  most: z.coerce.number().int().min(1).max(5_000).default(200),
})
export type ReviewDoubtsInput = z.output<typeof reviewDoubtsInput>

export type DoubtView = {
  sampleId: string
  rank: number
  given: string
  suggested: string
  confidence: number
  excerpt: string
}
/** What the last search came to. */
export type DoubtSum = { looked: number; labelled: number; classes: number; found: number; reason?: string }
export type DoubtPage = {
  runId: string | null
  searchedAt: string | null
  sum: DoubtSum | null
  doubts: DoubtView[]
}
