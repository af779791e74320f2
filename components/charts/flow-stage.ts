import type { PolarityKind } from '@/components/ui/polarity-shape'

export type FlowPart = { key: string; label: string; value: number; kind?: PolarityKind; href?: string }
export type FlowStage = {
  key: string
  label: string
  value: number
  note?: string
  href?: string
  /** Parts with a polarity stack by it (safe below); without one they are one bar of `tone`. */
  parts: readonly FlowPart[]
  tone?: 'grey' | 'accent'
  /** Stands on the stage before it: what was written comes on top of what was brought in. */
  onTop?: boolean
}
