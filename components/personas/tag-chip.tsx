'use client'
import { X } from 'lucide-react'

/** A tag of a persona; × takes it off. */
export function TagChip({ tag, remove }: { tag: string; remove: (() => void) | null }) {
  return (
    <span className="inline-flex h-5 max-w-full items-center rounded-1 bg-surface-2 pl-1.75 text-12 font-medium text-text-2">
      <span className="truncate pr-1.75">{tag}</span>
      {remove && (
        <button
          type="button"
          onClick={remove}
          aria-label={`Take off ${tag}`}
          className="focus-inside relative -ml-1 grid h-5 w-5.5 flex-none place-items-center rounded-1 text-text-3 hover:text-text-1 touch:after:absolute touch:after:-inset-3"
        >
          <X className="size-3" aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
