import type { Cell } from '../schema'

/** What rows are made from, in the order in which it is used up. */
export type Pools = {
  /** Personas by group. Those that have not written in the dataset come first. */
  personas: { id: string; group: string }[]
  passages: { id: string; source: string }[]
  /** Samples that may be started from, by the cell that they are for. */
  samples: ReadonlyMap<number, readonly string[]>
}
export type Spread = { topics: readonly string[]; languages: readonly string[]; turns: readonly number[] }
export type Need = { cell: number; count: number }
export type AssignedRow = {
  position: number
  cell: number
  round: number
  label: string | null
  personaId: string | null
  topic: string | null
  passageId: string | null
  fromSampleId: string | null
  language: string | null
  turns: number | null
}
export type Before = {
  /** Positions taken, and rounds gone. */
  positions: number
  rounds: number
  /** Persona and topic of rows that were asked before. */
  pairs: Iterable<{ personaId: string | null; topic: string | null }>
  passages: ReadonlyMap<string, number>
  samples: Iterable<string>
}

/**
 * Who writes about what, for each row of a round. No persona writes twice while there is one in its group that has not
 * written; then no persona twice on a topic while there is a topic left; then all over again.
 */
export function assignRows(
  cells: readonly Cell[],
  needs: readonly Need[],
  pools: Pools,
  spread: Spread,
  before: Before,
): AssignedRow[] {
  const writers = openWriters(pools.personas, spread.topics, before.pairs)
  const passages = openPassages(pools.passages, before.passages)
  const used = new Set(before.samples)
  const starts = new Map<number, () => string | null>()
  const rows: AssignedRow[] = []
  // In turns over the cells, so that the first rows to land show all of them.
  for (const { cell: at, place } of inTurns(needs)) {
    const cell = cells[at]
    if (!cell) continue
    const start = starts.get(at) ?? fromPool(pools.samples.get(at) ?? [], used)
    starts.set(at, start)
    const { personaId, topic } = writers(cell)
    rows.push({
      position: before.positions + rows.length,
      cell: at,
      round: before.rounds,
      label: cell.label,
      personaId,
      topic,
      passageId: passages(cell.source),
      fromSampleId: start(),
      language: cell.language ?? turn(spread.languages, place),
      // Evenly over every pairing of language and turns, not only those that step together.
      turns:
        cell.turns ??
        turn(spread.turns, spread.languages.length > 1 ? Math.floor(place / spread.languages.length) : place),
    })
  }
  return rows
}

const turn = <T>(list: readonly T[], at: number): T | null => list[at % list.length] ?? null

function* inTurns(needs: readonly Need[]) {
  const most = Math.max(0, ...needs.map(({ count }) => count))
  for (let place = 0; place < most; place++)
    for (const { cell, count } of needs) if (place < count) yield { cell, place }
}

type Group = { ids: string[]; next: number; lap: number }

function openWriters(personas: Pools['personas'], topics: readonly string[], pairs: Before['pairs']) {
  const groups = new Map<string, Group>()
  const places = new Map<string, number>()
  for (const { id, group } of personas) {
    const found = groups.get(group)
    places.set(id, found?.ids.length ?? 0)
    if (found) found.ids.push(id)
    else groups.set(group, { ids: [id], next: 0, lap: 0 })
  }
  const names = [...groups.keys()]
  const written = new Map<string, number>()
  const seen = new Set<string>()
  const mark = (personaId: string, topic: string | null) => {
    written.set(personaId, (written.get(personaId) ?? 0) + 1)
    seen.add(`${personaId}\u0001${topic ?? ''}`)
  }
  for (const { personaId, topic } of pairs) if (personaId) mark(personaId, topic)
  let [turnOfGroup, alone] = [0, 0]

  /** The next of a group who has written least, so that nobody writes twice before everybody wrote once. */
  function next(group: Group): string {
    for (let tries = 0; ; tries++) {
      if (group.next === group.ids.length) {
        group.next = 0
        group.lap++
      }
      const id = group.ids[group.next++] ?? ''
      if ((written.get(id) ?? 0) <= group.lap || tries > group.ids.length * 2) return id
    }
  }

  return ({ group, topic }: Pick<Cell, 'group' | 'topic'>): { personaId: string | null; topic: string | null } => {
    const from = group === null ? groups.get(names[turnOfGroup++ % names.length] ?? '') : groups.get(group)
    if (!from) return { personaId: null, topic: topic ?? turn(topics, alone++) }
    const personaId = next(from)
    const times = written.get(personaId) ?? 0
    const place = places.get(personaId) ?? 0
    const options =
      topic !== null ? [topic] : topics.map((_, step) => topics[(place + times + step) % topics.length] ?? '')
    const chosen = options.find((option) => !seen.has(`${personaId}\u0001${option}`)) ?? options[0] ?? null
    mark(personaId, chosen)
    return { personaId, topic: chosen }
  }
}

/** Of one source, or of all: a list each, made when it is first asked for. */
function openPassages(passages: Pools['passages'], used: ReadonlyMap<string, number>) {
  const lists = new Map<string | null, () => string | null>()
  return (source: string | null) => {
    const list =
      lists.get(source) ??
      leastUsed(
        passages.flatMap((passage) => (source === null || passage.source === source ? passage.id : [])),
        used,
      )
    lists.set(source, list)
    return list()
  }
}

/** Each once before any twice. */
function leastUsed(ids: readonly string[], used: ReadonlyMap<string, number>) {
  const order = ids
    .map((id, at) => ({ id, at, used: used.get(id) ?? 0 }))
    .sort((a, b) => a.used - b.used || a.at - b.at)
  let at = 0
  return () => order[at++ % order.length]?.id ?? null
}

function fromPool(ids: readonly string[], used: Set<string>) {
  const fresh = ids.filter((id) => !used.has(id))
  const order = [...fresh, ...ids.filter((id) => used.has(id))]
  let at = 0
  return () => order[at++ % order.length] ?? null
}
