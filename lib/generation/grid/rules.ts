/** Shares a number out as evenly as whole numbers go; who comes first gets the rest. */
export function shareOut(total: number, over: number): number[] {
  if (over <= 0) return []
  const each = Math.floor(total / over)
  return Array.from({ length: over }, (_, at) => each + (at < total - each * over ? 1 : 0))
}

/**
 * How many more of each make a dataset as even as it can be. With `rows`, so many are shared out, always to the one that
 * has least; without, all are brought up to the largest.
 */
export function fillGaps(counts: readonly number[], rows?: number): number[] {
  if (counts.length === 0) return []
  const most = Math.max(...counts)
  if (rows === undefined) return counts.map((count) => most - count)
  // The level that the water reaches: everything below it is filled up.
  const sorted = counts.map((count, at) => ({ count, at })).sort((a, b) => a.count - b.count || a.at - b.at)
  let left = rows
  let under = 0
  let level = sorted[0]?.count ?? 0
  while (under < sorted.length && left > 0) {
    while (under < sorted.length && (sorted[under]?.count ?? 0) <= level) under++
    const next = sorted[under]?.count ?? Number.POSITIVE_INFINITY
    const step = Math.min(next - level, Math.floor(left / under))
    if (step === 0) break
    level += step
    left -= step * under
  }
  const more = counts.map((count) => Math.max(0, level - count))
  for (const { at } of sorted.slice(0, left)) more[at] = (more[at] ?? 0) + 1
  return more
}

export type Cells = Readonly<Record<string, number | 'off'>>
/** The columns of a grid; the one of all is '*'. */
export const anyGroup = '*'
export const cellKey = (label: string, column: string) => `${label}\u0001${column}`

export const countOf = (cells: Cells, label: string, column: string) => {
  const value = cells[cellKey(label, column)]
  return typeof value === 'number' ? value : 0
}
export const isOff = (cells: Cells, label: string, column: string) => cells[cellKey(label, column)] === 'off'

/** Row by row, what is to be written of each label shared out over the columns that are on. */
export function spreadOver(
  cells: Cells,
  labels: readonly string[],
  columns: readonly string[],
  counts: readonly number[],
): Cells {
  const next: Record<string, number | 'off'> = { ...cells }
  for (const [at, label] of labels.entries()) {
    const on = columns.filter((column) => !isOff(cells, label, column))
    const shares = shareOut(counts[at] ?? 0, on.length)
    for (const [place, column] of on.entries()) next[cellKey(label, column)] = shares[place] ?? 0
  }
  return next
}

export type Place = { row: number; column: number }
export type Area = { from: Place; to: Place }
export type GridState = { cells: Cells; at: Place; area: Area; typed: string | null }
export type GridShape = { labels: readonly string[]; columns: readonly string[] }
export type GridKey = { key: string; shift: boolean; mod: boolean }

const arrows: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** What a key does to the grid: arrows move, with shift they select, digits type, Delete turns off, mod+d fills right. Null for keys that are none of its. */
export function pressKey(state: GridState, { key, shift, mod }: GridKey, shape: GridShape): GridState | null {
  const arrow = arrows[key]
  if (arrow) return move(state, arrow, shift, mod, shape)
  if (mod && key.toLowerCase() === 'd') return fillRight(state, shape)
  if (mod) return null
  if (/^[0-9]$/.test(key)) return type(state, `${state.typed ?? ''}${key}`, shape)
  if (key === 'Backspace')
    return type(state, (state.typed ?? String(countAt(state, state.at, shape))).slice(0, -1), shape)
  if (key === 'Delete' || key === 'x') return turnOff(state, shape)
  if (key === 'Escape' || key === 'Enter') return { ...state, typed: null, area: { from: state.at, to: state.at } }
  return null
}

function move(
  state: GridState,
  [down, right]: [number, number],
  shift: boolean,
  mod: boolean,
  { labels, columns }: GridShape,
): GridState {
  const far = mod ? 1_000_000 : 1
  const within = (value: number, most: number) => Math.max(0, Math.min(most - 1, value))
  const from = shift ? state.area.to : state.at
  const to = {
    row: within(from.row + down * far, labels.length),
    column: within(from.column + right * far, columns.length),
  }
  return shift
    ? { ...state, typed: null, area: { from: state.area.from, to } }
    : { ...state, typed: null, at: to, area: { from: to, to } }
}

/** What is typed counts for every cell that is selected. */
function type(state: GridState, typed: string, shape: GridShape): GridState {
  const digits = typed.replace(/^0+(?=\d)/, '').slice(0, 6)
  const cells: Record<string, number | 'off'> = { ...state.cells }
  for (const key of keysIn(state.area, shape)) cells[key] = Number(digits || 0)
  return { ...state, cells, typed: digits }
}

function turnOff(state: GridState, shape: GridShape): GridState {
  const keys = keysIn(state.area, shape)
  const allOff = keys.every((key) => state.cells[key] === 'off')
  const cells: Record<string, number | 'off'> = { ...state.cells }
  for (const key of keys) cells[key] = allOff ? 0 : 'off'
  return { ...state, cells, typed: null }
}

/** The first column of what is selected, to the right; of a single cell, to the end of its row. */
function fillRight(state: GridState, shape: GridShape): GridState {
  const { top, bottom, left, right } = edges(state.area)
  const last = left === right ? shape.columns.length - 1 : right
  const cells: Record<string, number | 'off'> = { ...state.cells }
  for (let row = top; row <= bottom; row++)
    for (let column = left + 1; column <= last; column++) {
      const key = keyAt({ row, column }, shape)
      if (cells[key] !== 'off') cells[key] = countAt(state, { row, column: left }, shape)
    }
  return { ...state, cells, typed: null, area: { from: { row: top, column: left }, to: { row: bottom, column: last } } }
}

export const edges = ({ from, to }: Area) => ({
  top: Math.min(from.row, to.row),
  bottom: Math.max(from.row, to.row),
  left: Math.min(from.column, to.column),
  right: Math.max(from.column, to.column),
})
export const isIn = (area: Area, { row, column }: Place) => {
  const { top, bottom, left, right } = edges(area)
  return row >= top && row <= bottom && column >= left && column <= right
}

function keysIn(area: Area, shape: GridShape) {
  const { top, bottom, left, right } = edges(area)
  const keys: string[] = []
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) keys.push(keyAt({ row, column }, shape))
  return keys
}
const keyAt = ({ row, column }: Place, { labels, columns }: GridShape) =>
  cellKey(labels[row] ?? '', columns[column] ?? '')
const countAt = (state: GridState, place: Place, shape: GridShape) => {
  const value = state.cells[keyAt(place, shape)]
  return typeof value === 'number' ? value : 0
}
