type Row = Record<string, unknown>

type Asked = { take?: unknown; skip?: unknown }

/** How a list may be asked to go on: from a row, or, where rows have ranks, from a rank or after so many. */
export const cursors = ['before', 'after', 'from', 'skip'] as const

/** Where the list goes on, as a Link header says it; null when this was the end. Lists take `take` and a cursor. */
export function nextPage(url: URL, fields: readonly string[], { take, skip }: Asked, answer: unknown): string | null {
  if (typeof take !== 'number') return null
  const [name, cursor] = typeof skip === 'number' ? placeAfter(skip, answer) : cursorOf(fields, take, answer)
  if (!name || cursor === null || cursor === undefined) return null
  const query = new URLSearchParams(url.searchParams)
  for (const other of cursors) query.delete(other)
  query.set(name, String(cursor))
  return `<${url.pathname}?${query}>; rel="next"`
}

function placeAfter(skip: number, answer: unknown): [name?: string, cursor?: unknown] {
  const { total } = Object(answer) as { total?: unknown }
  const next = skip + rowsIn(answer).length
  return typeof total === 'number' && next > skip && next < total ? ['skip', next] : []
}

const rowsIn = (answer: unknown): Row[] => Object.values(Object(answer) as object).find(Array.isArray) ?? []

function cursorOf(fields: readonly string[], take: number, answer: unknown): [name?: string, cursor?: unknown] {
  const [older, newer] = ['before', 'after'].filter((name) => fields.includes(name))
  if (Array.isArray(answer)) {
    const last = answer.length >= take ? (answer.at(-1) as Row) : null
    return last ? [older, last.position ?? last.row ?? last.itemId ?? last.id] : []
  }
  if (typeof answer !== 'object' || answer === null) return []
  if (fields.includes('from')) {
    const rows = rowsIn(answer)
    const rank = rows.at(-1)?.rank
    return rows.length >= take && typeof rank === 'number' ? ['from', rank + 1] : []
  }
  if ('older' in answer) return [older, answer.older]
  return 'next' in answer ? [newer ?? older, answer.next] : []
}
