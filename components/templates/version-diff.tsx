import clsx from 'clsx'
import type { DiffLine, FieldDiff } from '@/lib/templates/diff/rules'

/** Lines that went and came, by sign and word as well as ground. */
export function VersionDiff({ fields }: { fields: FieldDiff[] }) {
  return (
    <div className="flex flex-col gap-3">
      {fields.map(({ field, lines }) => (
        <section key={field} aria-label={field}>
          <h4 className="mb-1 text-12 font-medium">{field}</h4>
          <ul className="overflow-x-auto rounded-2 border bg-surface-0 py-1 font-mono text-12">
            {around(lines).map((line, at) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a finished comparison
                key={at}
                className={clsx(
                  'flex gap-2 px-2',
                  line && line.kind !== 'same' ? 'bg-accent-subtle text-text-1' : 'text-text-3',
                )}
              >
                <span className="w-3 flex-none select-none text-center" aria-hidden="true">
                  {line ? signs[line.kind] : '⋮'}
                </span>
                {line && line.kind !== 'same' && <span className="sr-only">{line.kind}: </span>}
                <span
                  className={clsx(
                    'min-w-0 whitespace-pre-wrap break-words',
                    line?.kind === 'removed' && 'line-through decoration-border-control',
                  )}
                >
                  {line?.text || '\u00a0'}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const signs = { same: '', added: '+', removed: '−' }

/** What did not change is left out, but for a line on each side. Null stands for a gap. */
function around(lines: DiffLine[]): (DiffLine | null)[] {
  const near = lines.map((_, at) => [-1, 0, 1].some((step) => (lines[at + step]?.kind ?? 'same') !== 'same'))
  return lines.flatMap((line, at) => (near[at] ? [line] : near[at - 1] ? [null] : []))
}
