import { type Column, columnsOf } from '../columns/rules'
import { dimensions } from '../columns/schema'
import { anyGroup, cellKey, type Cells, fillGaps, spreadOver } from '../grid/rules'
import type { GridView, StartGenerationInput } from '../schema'
import type { Draft } from './schema'

export type Asked = Record<string, string | string[] | undefined>

/** Which of them a template can do with is not known here. */
const every = { group: true, topic: true, source: true, language: true, turns: true }

const list = (value: string | string[] | undefined, by = ',') =>
  (Array.isArray(value) ? value.join(by) : (value ?? ''))
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean)
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const positive = (value: string | string[] | undefined) => {
  const number = Number(one(value))
  return Number.isFinite(number) && number > 0 ? number : null
}
const whole = (text: string) => Math.min(100_000, Math.max(0, Math.floor(Number(text) || 0)))

/** What an address says, filled up from what the project has. */
export function draftOf(asked: Asked, grid: GridView, models: readonly { id: string }[]): Draft {
  const known = models.map(({ id }) => id)
  const chosen = list(asked.model).filter((id) => known.includes(id))
  const names = grid.groups.map(({ name }) => name || '-')
  const groups = list(asked.groups)
    .map(readName)
    .filter((name) => name === anyGroup || names.includes(name))
  const columns = groups.length > 0 ? groups : names.length > 1 ? names.slice(0, 5) : [anyGroup]
  const draft = {
    template: one(asked.template) ?? usualTemplate(grid.dataset.target, asked.sources !== undefined),
    judges: list(asked.judges),
    models: chosen.length > 0 ? chosen : known.slice(0, 1),
    groups: columns,
    by: dimensions.filter((each) => list(asked.by).includes(each)),
    topics: list(asked.topics, '\n'),
    languages: list(asked.languages),
    turns: list(asked.turns)
      .map(whole)
      .filter((count) => count > 0),
    sources: list(asked.sources),
    from: one(asked.from) ?? null,
    dollars: positive(asked.dollars),
    calls: positive(asked.calls),
    minutes: positive(asked.minutes),
    fault: (one(asked.fault) as Draft['fault'] | undefined) ?? null,
  }
  const keys = columnsOf(draft, grid, every).map(({ key }) => key)
  return { ...draft, cells: cellsOf(asked, grid, keys) }
}

/** Who says from which sources wants to write from their passages. */
function usualTemplate(target: 'prompt' | 'response', passages: boolean) {
  if (passages) return target === 'prompt' ? 'user-prompt-pair' : 'agent-response-pair'
  return target === 'prompt' ? 'persona-content' : 'multi-turn'
}

function cellsOf(asked: Asked, grid: GridView, columns: string[]): Cells {
  if (asked.cells !== undefined) return readCells(one(asked.cells) ?? '')
  const labels = grid.labels.map(({ code }) => code)
  if (one(asked.fill) === 'gaps') {
    const rows = positive(asked.rows)
    return spreadOver(
      {},
      labels,
      columns,
      fillGaps(
        grid.labels.map(({ now }) => now),
        rows === null ? undefined : whole(String(rows)),
      ),
    )
  }
  const [codes, counts] = [[asked.label ?? []].flat(), [asked.count ?? []].flat()]
  return spreadOver(
    {},
    labels,
    columns,
    labels.map((label) => whole(counts[codes.indexOf(label)] ?? '0')),
  )
}

/** A name among others that commas part. */
const writeName = (name: string) => name.replaceAll('%', '%25').replaceAll(',', '%2C')
const readName = (text: string) => text.replaceAll('%2C', ',').replaceAll('%25', '%')

const part = (text: string) => encodeURIComponent(text).replaceAll('.', '%2E')

export function readCells(text: string): Cells {
  const cells: Record<string, number | 'off'> = {}
  for (const each of text.split('!').filter(Boolean)) {
    const [label, column, value] = each.split('.').map((piece) => decodeURIComponent(piece))
    if (label && column && value) cells[cellKey(label, column)] = value === 'off' ? 'off' : whole(value)
  }
  return cells
}
export const writeCells = (cells: Cells) =>
  Object.entries(cells)
    .filter(([, value]) => value !== 0)
    .map(([key, value]) => `${key.split('\u0001').map(part).join('.')}.${value}`)
    .join('!')

/** The address of a draft. What is as it would be anyway is left out. */
export function addressOf(draft: Draft, dataset: string) {
  const given: Record<string, string> = {
    dataset,
    template: draft.template,
    model: draft.models.join(','),
    judges: draft.judges.join(','),
    groups: draft.groups.map(writeName).join(','),
    by: draft.by.join(','),
    topics: draft.topics.join('\n'),
    languages: draft.languages.join(','),
    turns: draft.turns.join(','),
    sources: draft.sources.join(','),
    from: draft.from ?? '',
    dollars: String(draft.dollars ?? ''),
    calls: String(draft.calls ?? ''),
    minutes: String(draft.minutes ?? ''),
    fault: draft.fault ?? '',
  }
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))
  query.set('cells', writeCells(draft.cells))
  return query.toString()
}

/** What is sent to start it: cells that want something, and nothing else. */
export function planOf(
  draft: Draft,
  grid: GridView,
  { columns, response }: { columns: readonly Column[]; response: boolean },
): StartGenerationInput {
  const cells = grid.labels.flatMap(({ code }) =>
    columns.flatMap(({ key, group, topic, source, language, turns }) => {
      const count = draft.cells[cellKey(code, key)]
      if (typeof count !== 'number' || count === 0) return []
      return [{ label: response ? null : code, group, topic, source, language, turns, count }]
    }),
  )
  return {
    datasetId: grid.dataset.id,
    template: draft.template,
    models: draft.models,
    cells: response ? joined(cells) : cells,
    topics: draft.topics,
    languages: draft.languages,
    turns: draft.turns,
    sourceIds: draft.sources,
    ...(draft.from !== null && { fromDatasetId: draft.from }),
    near: true,
    judges: draft.judges,
    seed: 1,
    ...(draft.fault !== null && { rehearse: { fault: draft.fault, rate: 0.2 } }),
    caps: {
      ...(draft.dollars !== null && { micros: Math.round(draft.dollars * 1_000_000) }),
      ...(draft.calls !== null && { calls: draft.calls }),
      ...(draft.minutes !== null && { minutes: draft.minutes }),
    },
    name: '',
  }
}

/** Responses are asked for without a label: their cells are one. */
function joined<T extends { count: number }>(cells: T[]): T[] {
  const [first] = cells
  return first ? [{ ...first, count: cells.reduce((sum, { count }) => sum + count, 0) }] : []
}
