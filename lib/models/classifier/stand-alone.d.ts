// What classifier.mjs gives, for TypeScript.

export type Calibration = { slope: number; offset: number } | { costs: number[]; probabilities: number[] }
/** model.json; it holds more than is read here. */
export type Manifest = {
  format: string
  sizes: { wordBits: number; runBits: number }
  features: number
  heads: { code: string | null; bias: number; calibration: Calibration }[]
  threshold: number
  sha256: string
}
export type Score = {
  verdict: 'safe' | 'unsafe'
  /** That it is unsafe. */
  probability: number
  cost: number
  labels: { code: string; probability: number }[]
}
export type Classifier = {
  /** Of each head, before calibration. */
  sum: (segments: string[]) => number[]
  score: (segments: string[]) => Score
}

export function frame(text: { prompt: string; response?: string | null | undefined }): string[]
export function openClassifier(manifest: Manifest, weights: Uint8Array): Promise<Classifier>
export function openReader(
  sizes: Manifest['sizes'],
): (segments: string[]) => { count: number; ids: Int32Array; values: Float32Array }
export function calibrated(calibration: Calibration, cost: number): number
