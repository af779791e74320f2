'use client'
import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Logged, saidWords } from '@/lib/review/desk/rules'
import { Button } from '../ui/button'
import { PolarityShape } from '../ui/polarity-shape'

type Props = {
  log: readonly Logged[]
  undoKey: string
  nameOf: (code: string) => string
  onUndo: () => void
  onOpen: (logged: Logged) => void
  /** Whose text is not even told in a title. */
  hides: (logged: Logged) => boolean
  end: ReactNode
}

/** One's last acts, newest first; each opens its sample. */
export function Strip({ log, undoKey, nameOf, onUndo, onOpen, hides, end }: Props) {
  return (
    <div
      role="group"
      aria-label="Last decisions"
      className="flex h-10 flex-none items-center gap-0.5 overflow-hidden whitespace-nowrap border-t bg-surface-0 px-4 text-12 text-text-2 max-sm:hidden"
    >
      <Button
        size="small"
        keys={undoKey}
        icon={<Undo2 aria-hidden="true" />}
        disabledReason={log.length === 0 && 'Nothing to undo'}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onUndo}
        className="mr-2.5"
      >
        Undo
      </Button>
      {/* One line: what has no room on it is hidden whole, not cut. */}
      <span className="flex h-6 min-w-0 flex-1 flex-wrap gap-0.5 overflow-hidden">
        {log.slice(0, 12).map((logged, at) => (
          <button
            key={logged.of}
            type="button"
            title={hides(logged) ? undefined : logged.excerpt}
            disabled={logged.bulk !== null}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onOpen(logged)}
            className={`inline-flex h-6 flex-none items-center gap-1.25 rounded-1 px-1.75 focus-inside hover:bg-surface-2 ${at === 0 ? 'bg-surface-1 text-text-1 inset-ring inset-ring-border-strong' : ''}`}
          >
            <PolarityShape kind={logged.polarity} />
            {saidWords(logged, nameOf)}
            {logged.seconds !== null && <span className="text-text-3">{Math.round(logged.seconds)} s</span>}
          </button>
        ))}
      </span>
      <span className="flex flex-none pl-2">{end}</span>
    </div>
  )
}
