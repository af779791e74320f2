import { cellKey, edges, type GridShape, type GridState } from '@/lib/generation/grid/rules'
import { formatNumber } from '../ui/format-number'
import { Input } from '../ui/input'
import { Kbd } from '../ui/kbd'

type Props = { state: GridState; shape: GridShape; names: string[]; change: (state: GridState) => void }

/** The keys of the grid; where there are none, a field for the cell that was tapped. */
export function TargetHints({ state, shape, names, change }: Props) {
  const { top, bottom, left, right } = edges(state.area)
  const cells = (bottom - top + 1) * (right - left + 1)
  const keys: string[] = []
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++)
      keys.push(cellKey(shape.labels[row] ?? '', shape.columns[column] ?? ''))
  const sum = keys.reduce((all, key) => all + (Number(state.cells[key]) || 0), 0)
  const at = keys[0] ?? ''
  return (
    <div className="flex min-h-9.5 flex-wrap items-center gap-x-3.5 gap-y-1 border-t px-4 py-1.5 text-12 text-text-3">
      <Hint keys="ArrowUp ArrowDown ArrowLeft ArrowRight">move</Hint>
      <Hint keys="0–9">set</Hint>
      <Hint keys="mod+d">fill right</Hint>
      <Hint keys="Delete">turn off</Hint>
      <span className="hidden w-40 items-center gap-2 touch:flex">
        <Input
          type="number"
          inputMode="numeric"
          aria-label={`Rows for ${names[top] ?? ''}`}
          value={typeof state.cells[at] === 'number' ? state.cells[at] : 0}
          onChange={(event) =>
            change({
              ...state,
              cells: { ...state.cells, [at]: Math.max(0, Math.floor(event.target.valueAsNumber || 0)) },
            })
          }
        />
        rows
      </span>
      <span className="ml-auto" role="status">
        {formatNumber(cells)} {cells === 1 ? 'cell' : 'cells'}, +{formatNumber(sum)} to write
      </span>
    </div>
  )
}

const Hint = ({ keys, children }: { keys: string; children: string }) => (
  <span className="flex items-center gap-1.25 touch:hidden">
    <Kbd keys={keys} /> {children}
  </span>
)
