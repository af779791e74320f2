import { Ban, Check, CircleDashed, X } from 'lucide-react'
import type { ModelState as State } from '@/lib/models/schema'

const looks = {
  working: { word: 'Training', Icon: CircleDashed, tone: 'text-accent-text' },
  ready: { word: 'Ready', Icon: Check, tone: 'text-text-2' },
  failed: { word: 'Failed', Icon: X, tone: 'text-text-1 font-medium' },
  cancelled: { word: 'Cancelled', Icon: Ban, tone: 'text-text-3' },
} as const

export function ModelStateWord({ state, working }: { state: State; working?: string }) {
  const { word, Icon, tone } = looks[state]
  return (
    <span className={`inline-flex items-center gap-1.5 align-middle ${tone}`}>
      <Icon aria-hidden="true" />
      {state === 'working' && working ? working : word}
    </span>
  )
}
