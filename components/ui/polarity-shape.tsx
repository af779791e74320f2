import clsx from 'clsx'

export type PolarityKind = 'safe' | 'unsafe' | 'caution' | 'none'

/** The shape alone, hidden from readers: only ever beside its word. */
export function PolarityShape({
  kind,
  size = 10,
  className,
}: {
  kind: PolarityKind
  size?: 8 | 10 | 14
  className?: string
}) {
  return (
    <svg
      viewBox="0 0 10 10"
      width={size}
      height={size}
      aria-hidden="true"
      className={clsx('flex-none', tone[kind], className)}
    >
      {shape[kind]}
    </svg>
  )
}

const tone: Record<PolarityKind, string> = {
  safe: 'text-safe',
  unsafe: 'text-unsafe',
  caution: 'text-caution',
  none: 'text-none',
}

const shape = {
  safe: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  unsafe: <path d="M5 .2 9.8 5 5 9.8.2 5Z" fill="currentColor" />,
  caution: <path d="M5 .8 9.7 9H.3Z" fill="currentColor" />,
  none: <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="1.9 1.9" />,
}
