import type { JudgePolicy } from '../formats/format'
import type { JudgeSettings } from '../schema'

/** A judge with all that is needed to ask it. */
export type KnownJudge = {
  id: string
  name: string
  version: number
  policyVersionId: string
  settings: JudgeSettings
  policy: Omit<JudgePolicy, 'target'>
}

/** A sample's texts, as they are stored. */
export type SampleTexts = {
  prompt: string
  response: string | null
  unwrapped: string | null
  conversation: { role: string; content: string }[]
}

/** What came of asking, in the columns of a verdict. */
export type VerdictDraft = {
  outcome: 'read' | 'unreadable' | 'refused'
  labels: string[]
  polarity: 'safe' | 'unsafe' | 'caution' | 'none'
  confidence: number | null
  severity: number | null
  refusal: boolean | null
  rationale: string | null
  reason: string | null
  raw: string | null
  reasoning: string | null
  stripped: boolean
  cached: boolean
  simulated: boolean
  inputHash: string
  tokensIn: number | null
  tokensOut: number | null
  latencyMs: number | null
  costMicros: number | null
}

/** `failed`: this row, for its reason. `stopped`: nobody may ask now; leave it open. */
export type Judged = VerdictDraft | { outcome: 'failed'; error: string } | { outcome: 'stopped'; error: string }
