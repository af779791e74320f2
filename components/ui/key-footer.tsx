import type { ReactNode } from 'react'
import { Kbd } from './kbd'

/** The line of 32 at the foot of a working room: its state left, its keys right. */
export function KeyFooter({
  children,
  keys,
}: {
  children?: ReactNode
  keys: readonly { keys: string; label: string }[]
}) {
  return (
    <footer className="flex h-8 flex-none items-center gap-4 overflow-hidden whitespace-nowrap border-t bg-surface-1 px-3.5 text-12 text-text-3">
      {children}
      <span className="ml-auto flex items-center gap-4 touch:hidden">
        {keys.map((hint) => (
          <KeyHint key={hint.keys} {...hint} />
        ))}
      </span>
    </footer>
  )
}

export function KeyHint({ keys, label }: { keys: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 touch:hidden">
      <Kbd keys={keys} />
      {label}
    </span>
  )
}
