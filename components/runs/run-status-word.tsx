import { Ban, Check, CircleDashed, Pause, X } from 'lucide-react'
import type { RunStatus } from '@/lib/runs/schema'

const looks = {
  running: { word: 'Running', Icon: CircleDashed, tone: 'text-accent-text' },
  paused: { word: 'Paused', Icon: Pause, tone: 'text-text-2' },
  done: { word: 'Done', Icon: Check, tone: 'text-text-2' },
  failed: { word: 'Failed', Icon: X, tone: 'text-text-1 font-medium' },
  cancelled: { word: 'Cancelled', Icon: Ban, tone: 'text-text-3' },
} as const

/** A word and a sign, no colour of a label: a failed run is not an unsafe text. */
export function RunStatusWord({ status }: { status: RunStatus }) {
  const { word, Icon, tone } = looks[status]
  return (
    <span className={`inline-flex items-center gap-1.5 ${tone}`}>
      <Icon aria-hidden="true" />
      {word}
    </span>
  )
}
