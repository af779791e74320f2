import { formatNumber } from '../ui/format-number'
import { ChartTable } from './chart-table'
import { ChartTips } from './chart-tips'

export type SquarePoint = { x: number; y: number; tip: string; low?: number; high?: number }

const side = 200

/** Shares against shares, both from 0 to 1. A line through the points, or dots with their intervals beside the diagonal. */
export function UnitSquare({
  points,
  as,
  axes,
  caption,
  mark,
}: {
  points: readonly SquarePoint[]
  as: 'line' | 'dots'
  axes: { x: string; y: string }
  caption: string
  mark?: { x: number; y: number } | null
}) {
  const x = (value: number) => value * side
  const y = (value: number) => (1 - value) * side
  return (
    <ChartTips className="w-full max-w-60">
      <svg viewBox={`-4 -4 ${side + 8} ${side + 8}`} aria-hidden="true" className="block w-full overflow-visible">
        {[0, 0.25, 0.5, 0.75, 1].map((quarter) => (
          <g key={quarter} className="stroke-border">
            <line x1={x(quarter)} x2={x(quarter)} y1="0" y2={side} vectorEffect="non-scaling-stroke" />
            <line y1={y(quarter)} y2={y(quarter)} x1="0" x2={side} vectorEffect="non-scaling-stroke" />
          </g>
        ))}
        {as === 'dots' && <line x1="0" y1={side} x2={side} y2="0" strokeDasharray="3 3" className="stroke-text-3" />}
        {as === 'line' && (
          <polyline
            points={points.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')}
            fill="none"
            strokeWidth="2"
            className="stroke-accent"
          />
        )}
        {points.map((point) => (
          <g key={`${point.x} ${point.y} ${point.tip}`} data-tip={point.tip}>
            {point.low !== undefined && point.high !== undefined && (
              <line
                x1={x(point.x)}
                x2={x(point.x)}
                y1={y(point.low)}
                y2={y(point.high)}
                strokeWidth="2"
                className="stroke-text-3"
              />
            )}
            <circle
              cx={x(point.x)}
              cy={y(point.y)}
              r={as === 'dots' ? 4 : 5}
              className={as === 'dots' ? 'fill-accent' : 'fill-transparent'}
            />
          </g>
        ))}
        {mark && (
          <circle cx={x(mark.x)} cy={y(mark.y)} r="5" strokeWidth="2" className="fill-surface-1 stroke-text-1" />
        )}
      </svg>
      <div aria-hidden="true" className="flex justify-between text-11 text-text-3">
        <span>0</span>
        <span>
          {axes.x}, against {axes.y.toLowerCase()}
        </span>
        <span>1</span>
      </div>
      <ChartTable
        caption={caption}
        head={['Point', axes.x, axes.y]}
        rows={points
          .filter((_, at) => at % Math.ceil(points.length / 20) === 0)
          .map((point, at) => [String(at + 1), formatNumber(point.x, 'score'), formatNumber(point.y, 'score')])}
      />
    </ChartTips>
  )
}
