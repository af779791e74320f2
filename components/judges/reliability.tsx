import type { CalibrationBin } from '@/lib/calibration'
import { formatNumber } from '../ui/format-number'

const size = 200
const at = (share: number) => size - share * size

/** How sure a judge was against how often it was right, with the interval of each bin. */
export function Reliability({ name, curve }: { name: string; curve: CalibrationBin[] }) {
  const points = curve.flatMap(({ confidence, accuracy, n, interval, low, high }) =>
    confidence === null || accuracy === null ? [] : [{ confidence, accuracy, n, interval, low, high }],
  )
  return (
    <figure className="flex gap-4 bg-surface-1 p-4 max-sm:flex-col">
      <svg
        viewBox={`-1 -1 ${size + 2} ${size + 2}`}
        className="size-50 flex-none"
        role="img"
        aria-label={`${name}: confidence against truth`}
      >
        {[0.25, 0.5, 0.75].map((share) => (
          <path key={share} d={`M0 ${at(share)}H${size}`} className="stroke-border" />
        ))}
        <path d={`M0 0V${size}H${size}`} fill="none" className="stroke-border-strong" />
        <path d={`M0 ${size}L${size} 0`} className="stroke-text-3" strokeDasharray="3 4" />
        {points.map(({ confidence, accuracy, interval, low }) => (
          <g key={low}>
            {interval && (
              <path
                d={`M${confidence * size} ${at(interval.low)}V${at(interval.high)}`}
                className="stroke-accent"
                strokeWidth={2}
                opacity={0.5}
              />
            )}
            <circle cx={confidence * size} cy={at(accuracy)} r={4} className="fill-accent" />
          </g>
        ))}
      </svg>
      <figcaption className="min-w-0 flex-1">
        <h3 className="text-13">{name}</h3>
        {points.length === 0 ? (
          <p className="text-12 text-text-3">It says no confidence, or nobody has checked it.</p>
        ) : (
          <table className="mt-1 w-full text-12" aria-label={`${name}: bins of confidence`}>
            <thead>
              <tr className="text-text-3">
                <th scope="col" className="text-left font-normal">
                  Said
                </th>
                <th scope="col" className="text-right font-normal">
                  Was right
                </th>
                <th scope="col" className="text-right font-normal">
                  n
                </th>
              </tr>
            </thead>
            <tbody className="text-text-2 tabular-nums">
              {points.map(({ confidence, accuracy, n, low }) => (
                <tr key={low}>
                  <td>{formatNumber(confidence, 'score')}</td>
                  <td className="text-right">{formatNumber(accuracy, 'score')}</td>
                  <td className="text-right">{formatNumber(n)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </figcaption>
    </figure>
  )
}
