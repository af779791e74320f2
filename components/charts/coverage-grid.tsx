import clsx from 'clsx'
import Link from 'next/link'
import { formatNumber } from '@/components/ui/format-number'
import { type PolarityKind, PolarityShape } from '@/components/ui/polarity-shape'
import { ChartTips } from './chart-tips'

type Props = {
  rows: readonly { key: string; label: string; kind?: PolarityKind }[]
  columns: readonly { key: string; label: string }[]
  /** What stands where a row, by its key, meets a column. */
  cellAt: (row: string, column: string) => { value: number; href?: string }
  caption: string
}

/** A heat map that is a real table: accent mixed in oklab on a log scale, a number in every cell, zero hatched. */
export function CoverageGrid({ rows, columns, cellAt, caption }: Props) {
  const values = rows.flatMap((row) => columns.map((column) => cellAt(row.key, column.key).value))
  const greatest = Math.max(1, ...values)
  // As wide as the names need, within reason: many columns are scrolled through.
  const width = Math.min(84, Math.max(44, ...columns.map(({ label }) => 10 + label.length * 6)))
  return (
    <ChartTips>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="region"
        aria-label={caption}
        className="@container focus-inside overflow-x-auto py-2.5 pr-3.5"
      >
        <table
          className="w-full table-fixed border-separate border-spacing-0.5 text-12"
          style={{ minWidth: 120 + columns.length * width }}
        >
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <td className="sticky left-0 z-1 w-28 bg-surface-1 @min-[400px]:w-42 @min-[720px]:w-56" />
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  title={column.label}
                  className="truncate pr-1.5 pb-0.75 text-right text-11 font-normal text-text-3"
                >
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" className="sticky left-0 z-1 bg-surface-1 pl-3.5 text-left font-normal">
                  <span className="flex items-center gap-1.75">
                    {row.kind && <PolarityShape kind={row.kind} />}
                    <span className="truncate" title={row.label}>
                      {row.label}
                    </span>
                  </span>
                </th>
                {columns.map((column) => (
                  <Cell
                    key={column.key}
                    {...cellAt(row.key, column.key)}
                    greatest={greatest}
                    name={`${row.label}, ${column.label}`}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartTips>
  )
}

function Cell({ value, href, greatest, name }: { value: number; href?: string; greatest: number; name: string }) {
  const number = value > 0 ? formatNumber(value) : <span className="rounded-[2px] bg-surface-1 px-0.75">0</span>
  return (
    <td
      className={clsx(
        'h-[27px] rounded-[2px] p-0 text-right',
        value > 0 ? 'text-text-1' : 'hatch text-text-2 inset-ring inset-ring-border',
      )}
      style={value > 0 ? { background: heat(value, greatest) } : undefined}
    >
      {href ? (
        <Link
          href={href}
          prefetch={false}
          data-tip={`${name}: ${formatNumber(value)}`}
          className="focus-inside flex h-full items-center justify-end rounded-[2px] px-1.5 hover:underline"
        >
          {number}
        </Link>
      ) : (
        <span data-tip={`${name}: ${formatNumber(value)}`} className="flex h-full items-center justify-end px-1.5">
          {number}
        </span>
      )}
    </td>
  )
}

/** For the card's head: the scale and that it is a log one. */
export function HeatLegend({ greatest }: { greatest: number }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-12 text-text-3 max-sm:hidden">
      1
      <i
        aria-hidden="true"
        className="h-2 w-18 rounded-[2px]"
        style={{
          background: `linear-gradient(90deg in oklab, ${[0, 0.25, 0.5, 0.75, 1].map((part) => mix(depth(part))).join(', ')})`,
        }}
      />
      {formatNumber(greatest)}, log
    </span>
  )
}

const mix = (percent: number) => `color-mix(in oklab, var(--heat) ${percent}%, var(--surface-1))`
// The place on the log scale is eased, so that thin cells stay pale beside the full ones; the legend is drawn with the same curve.
const depth = (part: number) => Math.round(6 + 62 * part ** 1.8)
const heat = (value: number, greatest: number) => mix(depth(greatest > 1 ? Math.log(value) / Math.log(greatest) : 1))
