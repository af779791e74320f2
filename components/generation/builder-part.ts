import type { Draft } from '@/lib/generation/address/schema'
import type { Column } from '@/lib/generation/columns/rules'
import type { GridView } from '@/lib/generation/schema'

export type JudgeOption = { id: string; name: string }

/** What each part of the builder is given: the plan as it stands, and how to change it. */
export type BuilderPart = {
  projectId: string
  grid: GridView
  draft: Draft
  change: (part: Partial<Draft>) => void
  columns: readonly Column[]
}
