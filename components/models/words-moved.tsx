import clsx from 'clsx'
import type { Word } from '@/lib/models/schema'
import { formatNumber } from '../ui/format-number'

/** A text in which the words that moved the cost are marked: underlined towards unsafe, dotted towards safe, the stronger the darker. */
export function WordsMoved({ words, className }: { words: readonly Word[]; className?: string }) {
  const greatest = Math.max(0.02, ...words.map(({ moves }) => Math.abs(moves)))
  return (
    <p dir="auto" className={clsx('whitespace-pre-wrap wrap-anywhere', className)}>
      {words.map(({ text, moves }, at) => {
        const strength = Math.abs(moves) / greatest
        if (strength < 0.25) return text
        const [word = '', rest = ''] = [text.trimEnd(), text.slice(text.trimEnd().length)]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text's words have fixed places
          <span key={at}>
            <mark
              title={`${moves > 0 ? 'Towards unsafe' : 'Towards safe'}: ${formatNumber(moves, 'score')}`}
              className={clsx(
                'rounded-1 text-text-1 underline decoration-2 underline-offset-4',
                moves > 0 ? 'decoration-unsafe' : 'decoration-safe decoration-dotted',
                strength >= 0.6 ? (moves > 0 ? 'bg-unsafe-subtle' : 'bg-safe-subtle') : 'bg-transparent',
              )}
            >
              {word}
            </mark>
            {rest}
          </span>
        )
      })}
    </p>
  )
}

export function WordsLegend() {
  return (
    <span className="inline-flex items-center gap-3 text-12 text-text-3">
      <span>
        <span className="underline decoration-unsafe decoration-2 underline-offset-4">word</span> towards unsafe
      </span>
      <span>
        <span className="underline decoration-safe decoration-2 decoration-dotted underline-offset-4">word</span>{' '}
        towards safe
      </span>
    </span>
  )
}
