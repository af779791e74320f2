import type { MyDecision } from '@/lib/review/decision/schema'
import type { Guideline, QueueView } from '@/lib/review/queue/schema'
import type { ReviewerSettings } from '@/lib/review/settings/schema'
import type { DatasetInfo } from '@/lib/samples/schema'

export type ReviewProps = {
  projectId: string
  userId: string
  dataset: DatasetInfo
  queue: QueueView
  guidelines: Guideline[]
  decisions: MyDecision[]
  settings: ReviewerSettings
  veiled: boolean
  curates: boolean
  /** A sample that the address names. */
  sampleId: string | null
}
