import clsx from 'clsx'
import Link from 'next/link'
import type { PairView } from '@/lib/judges/trust/schema'
import { samplesHref } from '@/lib/samples/rules'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'

/** Rows are what the first said, columns what the second said. Each count opens its samples. */
export function Confusion({ projectId, dataset, pair }: { projectId: string; dataset: string; pair: PairView }) {
  const { first, second, classes, cells } = pair
  return (
    <div className="overflow-x-auto p-4">
      <table aria-label={`${first.name} against ${second.name}`} className="border-separate border-spacing-1 text-13">
        <thead>
          <tr>
            <th scope="col" className="pr-3 text-left text-12 font-normal text-text-3">
              {first.name} ↓ {second.name} →
            </th>
            {classes.map(({ key, name, polarity }) => (
              <th key={key} scope="col" className="max-w-40 px-2 text-12 font-medium">
                <Polarity kind={polarity}>{name}</Polarity>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((row, at) => (
            <tr key={row.key}>
              <th scope="row" className="max-w-48 pr-3 text-left text-12 font-medium">
                <Polarity kind={row.polarity} className="max-w-full">
                  {row.name}
                </Polarity>
              </th>
              {classes.map((column, place) => {
                const { count, verdict } = cells[at]![place]!
                return (
                  <td key={column.key} className="p-0">
                    <Cell
                      href={count > 0 ? samplesHref(projectId, { verdict }, { dataset }) : null}
                      name={`${formatNumber(count)} samples: ${first.name} says ${row.name}, ${second.name} says ${column.name}`}
                      count={count}
                      same={at === place}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ href, name, count, same }: { href: string | null; name: string; count: number; same: boolean }) {
  const style = clsx(
    'grid h-9 min-w-22 place-items-center rounded-2 px-2 tabular-nums',
    same ? 'bg-surface-2 text-text-2' : count > 0 ? 'bg-accent-subtle font-medium text-accent-text' : 'text-text-3',
  )
  if (!href) return <span className={style}>0</span>
  return (
    <Link href={href} aria-label={name} className={clsx(style, 'hover:underline')}>
      {formatNumber(count)}
    </Link>
  )
}
