import { formatNumber } from '../ui/format-number'
import { KeyFooter } from '../ui/key-footer'
import type { Rows } from './use-rows'

type Props = {
  keys: Record<'next' | 'previous', string>
  rows: Rows
  at: number
  total: number | undefined
}

/** Where one is in the list, how long it took to read, and the keys. */
export function ListFooter({ keys: { next, previous }, rows, at, total }: Props) {
  const hints = [
    { keys: `${next} ${previous}`, label: 'move' },
    { keys: '1 2 3', label: 'label' },
    { keys: 'x', label: 'select' },
    { keys: 'Enter', label: 'open' },
  ]
  return (
    <div className="max-sm:hidden">
      <KeyFooter keys={hints}>
        <span>{rows.count > 0 && `Row ${formatNumber(at + 1)} of ${formatNumber(total ?? rows.count)}`}</span>
        {rows.milliseconds !== null && <span>{formatNumber(rows.milliseconds, 'milliseconds')}</span>}
        {total !== undefined && rows.count < total && !rows.stale && (
          <span>The first {formatNumber(rows.count)} can be scrolled; filter or turn the order for the others</span>
        )}
      </KeyFooter>
    </div>
  )
}
