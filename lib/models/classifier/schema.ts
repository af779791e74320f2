import { z } from 'zod'

/** A margin becomes a probability: by a curve of two numbers (Platt), or by steps that only rise (isotonic). */
export const calibration = z.union([
  z.strictObject({ slope: z.number(), offset: z.number() }),
  z.strictObject({ costs: z.array(z.number()).min(1), probabilities: z.array(z.number()).min(1) }),
])
export type Calibration = z.output<typeof calibration>

export const head = z.strictObject({
  /** A label of the policy; null is the cost. */
  code: z.string().nullable(),
  bias: z.number(),
  calibration,
  epochs: z.number().int(),
  positives: z.number().int(),
})
export type Head = z.output<typeof head>

export const sizes = z.strictObject({
  wordBits: z.number().int().min(8).max(20),
  runBits: z.number().int().min(8).max(20),
})
export type Sizes = z.output<typeof sizes>

/** What lies beside the weights: with it a text can be scored anywhere. */
export const manifest = z.strictObject({
  format: z.literal('assay-classifier-1'),
  framing: z.enum(['text', 'question and answer']),
  sizes,
  seed: z.number().int(),
  features: z.number().int(),
  /** A cost above it is unsafe. */
  threshold: z.number(),
  heads: z.array(head).min(1),
  trainedOn: z.strictObject({ texts: z.number().int(), validation: z.number().int(), pairs: z.number().int() }),
  /** Of weights.bin: the hashed features as Int32, then a Float32 for each feature and head, little-endian. */
  sha256: z.string(),
})
export type Manifest = z.output<typeof manifest>
export type Artefact = { manifest: Manifest; weights: Uint8Array<ArrayBuffer> }

/** A text with what is known of it: `unsafe` null is unknown, `labels` null too. */
export type Example = {
  prompt: string
  response?: string | null
  unsafe: boolean | null
  labels: readonly string[] | null
}
/** Two examples by their place: the first is worse than the second. */
export type Pair = { worse: number; better: number }

export const trainOptions = z.strictObject({
  seed: z.number().int().default(1),
  /** How dear a mistake is against a plain model: larger fits closer. */
  fit: z.number().min(0.01).max(100).default(1),
  classWeights: z.enum(['none', 'balanced']).default('none'),
  calibration: z.enum(['best', 'platt', 'isotonic']).default('best'),
  maxEpochs: z.number().int().min(1).max(200).default(40),
  sizes: sizes.default({ wordBits: 19, runBits: 19 }),
})
export type TrainOptions = z.input<typeof trainOptions>
