'use client'
import type { ReactNode } from 'react'
import type { AddPreview, RepeatLine } from '@/lib/personas/schema'
import { Chip } from '../ui/chip'
import { formatNumber } from '../ui/format-number'

/** What would become of each line, what needs a look first. */
export function PreviewLists({ preview, whole = true }: { preview: AddPreview; whole?: boolean }) {
  const { counts, fresh, repeats, unreadable } = preview
  return (
    <section aria-label="What would be added" className="rounded-2 border">
      <p role="status" className="border-b bg-surface-0 px-3 py-2 font-medium">
        {formatNumber(counts.added)} new, {formatNumber(counts.repeats)} repeated, {formatNumber(counts.unreadable)}{' '}
        unreadable
        <span className="font-normal text-text-3">
          {' '}
          of {formatNumber(counts.read)}
          {whole ? '' : ' looked at so far'}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div tabIndex={0} role="group" aria-label="Lines" className="focus-inside max-h-60 overflow-y-auto">
        <Lines
          title="Unreadable"
          count={counts.unreadable}
          rows={unreadable.map(({ line, reason, original }) => ({ line, text: original, note: reason }))}
        />
        <Lines
          title="Repeated"
          count={counts.repeats}
          rows={repeats.map((repeat) => ({ line: repeat.line, text: repeat.text, note: repeatWords(repeat) }))}
        />
        <Lines title="New" count={counts.added} rows={fresh.map(({ line, text }) => ({ line, text, note: null }))} />
      </div>
    </section>
  )
}

const repeatWords = (repeat: RepeatLine) =>
  repeat.of === 'here' ? `as line ${formatNumber(repeat.first)}` : repeat.retired ? 'there, retired' : 'there already'

type Row = { line: number; text: string; note: ReactNode }

function Lines({ title, count, rows }: { title: string; count: number; rows: Row[] }) {
  if (count === 0) return null
  return (
    <div className="border-b last:border-b-0">
      <h3 className="px-3 pt-2 pb-1 text-12 font-normal text-text-3">{title}</h3>
      <ul>
        {rows.map(({ line, text, note }) => (
          <li key={line} className="flex items-baseline gap-3 px-3 py-1 max-sm:flex-wrap">
            <span className="w-14 flex-none text-right text-12 text-text-3">line {formatNumber(line)}</span>
            <span className="min-w-0 flex-1 truncate max-sm:basis-3/4">{text}</span>
            {note && (
              <Chip outlined className="max-sm:ml-17">
                {note}
              </Chip>
            )}
          </li>
        ))}
      </ul>
      {count > rows.length && (
        <p className="px-3 pb-2 text-12 text-text-3">and {formatNumber(count - rows.length)} more</p>
      )}
    </div>
  )
}
