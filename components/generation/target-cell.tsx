import clsx from 'clsx'
import { formatNumber } from '../ui/format-number'

type Props = {
  name: string
  place: string
  value: number | 'off'
  /** How many there are; null where they are not counted so finely. */
  now: number | null
  /** Where the keys are. */
  current: boolean
  /** Within what is selected. */
  chosen: boolean
  choose: (extend: boolean) => void
}

/** What is to be written above what is there and will be; a bar at its foot fills up. */
export function TargetCell({ name, place, value, now, current, chosen, choose }: Props) {
  const off = value === 'off'
  const count = off ? 0 : value
  const share = now !== null && now + count > 0 ? now / (now + count) : 0
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to its keys
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: in a grid, a cell is one
      role="gridcell"
      tabIndex={current ? 0 : -1}
      data-place={place}
      aria-selected={chosen}
      aria-label={off ? `${name}: off` : `${name}: ${count} to write${now === null ? '' : `, ${now} there`}`}
      onClick={(event) => choose(event.shiftKey)}
      className={clsx(
        'focus-inside relative h-11 cursor-default select-none border-b border-l px-3 text-right tabular-nums',
        off ? 'hatch text-12 text-text-2' : chosen && 'bg-accent-subtle',
      )}
    >
      {off ? (
        <span className="rounded-[2px] bg-surface-1 px-1">off</span>
      ) : (
        <>
          <span className={clsx('block leading-4.5', count > 0 ? 'font-medium' : 'text-text-3')}>
            {count > 0 ? `+${formatNumber(count)}` : '0'}
          </span>
          {now !== null && (
            <span className="block text-11 leading-3 text-text-3">
              {formatNumber(now)} / {formatNumber(now + count)}
            </span>
          )}
          <span aria-hidden="true" className="absolute inset-x-0 -bottom-px h-0.75">
            <i
              className={clsx('block h-full', count > 0 ? 'bg-accent' : 'bg-border-control')}
              style={{ width: `${share * 100}%` }}
            />
          </span>
        </>
      )}
    </td>
  )
}

export function TotalCell({ count, now, last = false }: { count: number; now: number | null; last?: boolean }) {
  return (
    <td className={clsx('h-10 border-l bg-surface-0 px-3 text-right tabular-nums', !last && 'border-b')}>
      <span className="block font-medium leading-4.5">{count > 0 ? `+${formatNumber(count)}` : '0'}</span>
      {now !== null && (
        <span className="block text-11 leading-3 text-text-3">
          {formatNumber(now)} / {formatNumber(now + count)}
        </span>
      )}
    </td>
  )
}
