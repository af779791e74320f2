import clsx from 'clsx'
import type { ReactNode } from 'react'
import { type PolarityKind, PolarityShape } from './polarity-shape'

const words: Record<PolarityKind, string> = { safe: 'Safe', unsafe: 'Unsafe', caution: 'Caution', none: 'Unreadable' }

/** Shape and word. Without children the word is the polarity's own; `shapeOnly` keeps the word for readers and the tooltip. */
export function Polarity({
  kind,
  size = 10,
  shapeOnly = false,
  children,
  className,
}: {
  kind: PolarityKind
  size?: 8 | 10 | 14
  shapeOnly?: boolean
  children?: ReactNode
  className?: string
}) {
  const word = children ?? words[kind]
  return (
    <span
      className={clsx('inline-flex min-w-0 max-w-full items-center gap-1.75 whitespace-nowrap', className)}
      title={shapeOnly && typeof word === 'string' ? word : undefined}
    >
      <PolarityShape kind={kind} size={size} />
      <span className={shapeOnly ? 'sr-only' : 'truncate'}>{word}</span>
    </span>
  )
}
