import { formatNumber } from '../ui/format-number'
import { ChartTable } from './chart-table'
import { ChartTips } from './chart-tips'

export type OpposedColumn = { from: number; to: number; up: number; down: number }

const half = 64

/** Two counts over one axis: the first upward, the second downward, on one scale. `mark` is a line on the axis. */
export function OpposedColumns({
  columns,
  names,
  caption,
  mark,
  markName,
}: {
  columns: readonly OpposedColumn[]
  names: { up: string; down: string }
  caption: string
  mark?: number
  markName?: string
}) {
  const [first, last] = [columns[0]?.from ?? 0, columns.at(-1)?.to ?? 1]
  const greatest = Math.max(1, ...columns.flatMap(({ up, down }) => [up, down]))
  const step = 100 / Math.max(1, columns.length)
  const tall = (value: number) => (value === 0 ? 0 : Math.max(2, (value / greatest) * half))
  const at = (value: number) => `${((value - first) / (last - first)) * 100}%`
  return (
    <ChartTips>
      <svg width="100%" height={2 * half + 2} aria-hidden="true" className="block overflow-visible">
        {columns.map(({ from, to, up, down }, place) => (
          <g key={from} data-tip={tipOf({ from, to, up, down }, names)} className="group">
            <rect
              x={`${place * step}%`}
              y="0"
              width={`${step}%`}
              height={2 * half + 2}
              className="fill-transparent group-hover:fill-surface-2"
            />
            <rect
              x={`${(place + 0.1) * step}%`}
              y={half - tall(up)}
              width={`${step * 0.8}%`}
              height={tall(up)}
              rx="2"
              className="fill-unsafe"
            />
            <rect
              x={`${(place + 0.1) * step}%`}
              y={half + 1}
              width={`${step * 0.8}%`}
              height={tall(down)}
              rx="2"
              className="fill-safe"
            />
          </g>
        ))}
        <line
          x1="0"
          x2="100%"
          y1={half + 0.5}
          y2={half + 0.5}
          className="stroke-border-strong"
          shapeRendering="crispEdges"
        />
        {mark !== undefined && mark >= first && mark <= last && (
          <line x1={at(mark)} x2={at(mark)} y1="0" y2={2 * half + 2} strokeWidth="2" className="stroke-text-1" />
        )}
      </svg>
      <div aria-hidden="true" className="mt-1 flex justify-between text-11 text-text-3 tabular-nums">
        <span>{formatNumber(first, 'score')}</span>
        <span>{markName}</span>
        <span>{formatNumber(last, 'score')}</span>
      </div>
      <ChartTable
        caption={caption}
        head={['Range', names.up, names.down]}
        rows={columns.map(({ from, to, up, down }) => [
          `${formatNumber(from, 'score')} to ${formatNumber(to, 'score')}`,
          formatNumber(up),
          formatNumber(down),
        ])}
      />
    </ChartTips>
  )
}

const tipOf = ({ from, to, up, down }: OpposedColumn, names: { up: string; down: string }) =>
  `${formatNumber(from, 'score')} to ${formatNumber(to, 'score')}: ${names.up} ${formatNumber(up)}, ${names.down} ${formatNumber(down)}`
