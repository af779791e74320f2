'use client'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { Button } from '../ui/button'
import { formatNumber } from '../ui/format-number'

type Props = {
  newer: string | null
  older: string | null
  shown: number
  matching: number
  change: (changed: { before?: string | null; after?: string | null }) => void
}

export function PersonaPages({ newer, older, shown, matching, change }: Props) {
  if (!newer && !older) return null
  const go = (changed: Parameters<Props['change']>[0]) => {
    change(changed)
    document.getElementById('main')?.scrollTo({ top: 0 })
  }
  return (
    <nav aria-label="Pages" className="flex min-h-11 items-center gap-2 border-t px-4 text-12 text-text-3">
      <span className="mr-auto">
        {formatNumber(shown)} of {formatNumber(matching)}
      </span>
      <Button
        size="small"
        icon={<ArrowLeft aria-hidden="true" />}
        disabledReason={newer ? undefined : 'These are the newest'}
        onClick={() => go({ after: newer })}
      >
        Newer
      </Button>
      <Button
        size="small"
        icon={<ArrowRight aria-hidden="true" />}
        disabledReason={older ? undefined : 'These are the oldest'}
        onClick={() => go({ before: older })}
      >
        Older
      </Button>
    </nav>
  )
}
