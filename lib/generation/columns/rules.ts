import { kinds } from '../../templates/rules'
import type { TemplateKind } from '../../templates/schema'
import type { Draft } from '../address/schema'
import { anyGroup, type Cells, cellKey, countOf, shareOut } from '../grid/rules'
import { languageName } from '../rules'
import type { Cell, GridView } from '../schema'
import { type Dimension, dimensions } from './schema'

/** Written in two lines, and spoken as one. */
export type Column = Pick<Cell, Dimension> & { key: string; name: string; more: string; spoken: string }

export const mostColumns = 60

type Part = { [D in Dimension]: { of: D; value: Cell[D]; key: string; words: string } }[Dimension]

/** What a kind of template can be told apart by. */
export type Fits = Record<Dimension, boolean>
export function fitsOf(kind: TemplateKind): Fits {
  const { variables, needs } = kinds[kind]
  return {
    group: variables.includes('persona'),
    topic: variables.includes('topic'),
    source: needs.includes('passage'),
    language: variables.includes('language'),
    turns: kind === 'conversation',
  }
}

/** Every pairing of what has columns of its own. With groups of personas alone, a column's key is its group. */
export function columnsOf(draft: Omit<Draft, 'cells'>, grid: GridView, fits: Fits): Column[] {
  const sides = dimensions.map((of) => partsOf(of, draft, grid, fits)).filter((parts) => parts.length > 0)
  const pairings = sides.reduce<Part[][]>(
    (columns, parts) => columns.flatMap((column) => parts.map((part) => [...column, part])),
    [[]],
  )
  return pairings.slice(0, mostColumns).map((parts) => columnOf(parts, grid))
}

/** How many there would be, were there no end to them. */
export const columnsAsked = (draft: Omit<Draft, 'cells'>, grid: GridView, fits: Fits) =>
  dimensions.reduce((product, of) => product * Math.max(1, partsOf(of, draft, grid, fits).length), 1)

function partsOf(of: Dimension, draft: Omit<Draft, 'cells'>, grid: GridView, fits: Fits): Part[] {
  if (!fits[of]) return []
  if (of === 'group')
    return draft.groups.map((name) => ({
      of,
      value: name === anyGroup ? null : name === '-' ? '' : name,
      key: name,
      words: name === anyGroup ? 'All personas' : name === '-' ? 'In no group' : name,
    }))
  if (!draft.by.includes(of)) return []
  if (of === 'topic') return draft.topics.map((value) => ({ of, value, key: `t=${value}`, words: value }))
  if (of === 'language')
    return draft.languages.map((value) => ({ of, value, key: `l=${value}`, words: languageName(value) ?? value }))
  if (of === 'turns')
    return draft.turns.map((value) => ({
      of,
      value,
      key: `m=${value}`,
      words: `${value} ${value === 1 ? 'message' : 'messages'}`,
    }))
  return grid.sources
    .filter(({ id }) => draft.sources.length === 0 || draft.sources.includes(id))
    .map(({ id, name }) => ({ of, value: id, key: `s=${id}`, words: name }))
}

function columnOf(parts: Part[], grid: GridView): Column {
  const none = { group: null, topic: null, source: null, language: null, turns: null }
  const values = { ...none, ...Object.fromEntries(parts.map(({ of, value }) => [of, value])) }
  const [only] = parts
  if (parts.length === 0) return { ...values, key: anyGroup, name: 'To write', more: '', spoken: 'all' }
  if (parts.length === 1 && only?.of === 'group') {
    const spoken = only.key === anyGroup ? 'all personas' : only.words
    return { ...values, key: only.key, name: only.words, more: peopleIn(grid, only.key), spoken }
  }
  // That all write is nothing to tell columns apart by.
  const told = parts.filter(({ of, value }) => of !== 'group' || value !== null)
  const [name = '', ...more] = told.map(({ words }) => words)
  const key = parts.map(({ key }) => encodeURIComponent(key)).join('|')
  return { ...values, key, name, more: more.join(', '), spoken: [name, ...more].join(', ') }
}

function peopleIn({ groups }: GridView, column: string) {
  const count = groups.reduce(
    (sum, { name, personas }) => (column === anyGroup || column === (name || '-') ? sum + personas : sum),
    0,
  )
  return `${count.toLocaleString('en')} ${count === 1 ? 'persona' : 'personas'}`
}

/** Whether samples of a column are counted: those of groups alone are. */
export const isCounted = ({ topic, source, language, turns }: Column) =>
  topic === null && source === null && language === null && turns === null

/** What columns held that are gone is shared out over those that are new, or over those that stay. */
export function moveCounts(
  cells: Cells,
  labels: readonly string[],
  before: readonly Column[],
  after: readonly Column[],
) {
  const keys = (columns: readonly Column[]) => new Set(columns.map(({ key }) => key))
  const [were, are] = [keys(before), keys(after)]
  const gone = [...were].filter((key) => !are.has(key))
  if (gone.length === 0) return cells
  const fresh = [...are].filter((key) => !were.has(key))
  const next: Record<string, number | 'off'> = { ...cells }
  for (const label of labels) {
    const total = gone.reduce((sum, key) => sum + countOf(cells, label, key), 0)
    for (const key of gone) delete next[cellKey(label, key)]
    const into = fresh.length > 0 ? fresh : [...are].filter((key) => next[cellKey(label, key)] !== 'off')
    if (total === 0) continue
    for (const [at, share] of shareOut(total, into.length).entries())
      next[cellKey(label, into[at] ?? '')] = countOf(next, label, into[at] ?? '') + share
  }
  return next
}
