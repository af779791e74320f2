import clsx from 'clsx'
import type { ReactNode } from 'react'
import { type PolarityKind, PolarityShape } from './polarity-shape'

/** A label (`kind`), a quiet fact (no kind), or a state (`outlined`, never coloured). */
export function Chip({
  kind,
  outlined = false,
  children,
  className,
}: {
  kind?: PolarityKind
  outlined?: boolean
  children: ReactNode
  className?: string
}) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 max-w-full items-center gap-1.25 whitespace-nowrap rounded-1 px-1.75 text-12 font-medium',
        outlined ? 'text-text-2 inset-ring inset-ring-border-strong' : ground[kind ?? 'none'],
        className,
      )}
    >
      {kind && <PolarityShape kind={kind} />}
      <span className="truncate">{children}</span>
    </span>
  )
}

const ground: Record<PolarityKind, string> = {
  safe: 'bg-safe-subtle text-safe-text',
  unsafe: 'bg-unsafe-subtle text-unsafe-text',
  caution: 'bg-caution-subtle text-caution-text',
  none: 'bg-surface-2 text-text-2',
}
