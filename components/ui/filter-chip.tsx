'use client'
import { X } from 'lucide-react'

/** What the list is narrowed by; × takes it away. */
export function FilterChip({ children, onRemove }: { children: string; onRemove: () => void }) {
  return (
    <span className="inline-flex h-5 max-w-full items-center whitespace-nowrap rounded-1 pl-1.75 text-12 font-medium text-text-2 inset-ring inset-ring-border-strong">
      <span className="truncate">{children}</span>
      <button
        type="button"
        onClick={onRemove}
        aria-label={`Remove filter: ${children}`}
        className="focus-inside relative grid h-5 w-5.5 flex-none place-items-center rounded-1 text-text-3 hover:text-text-1 touch:after:absolute touch:after:-inset-3"
      >
        <X className="size-3" aria-hidden="true" />
      </button>
    </span>
  )
}
