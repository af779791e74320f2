type Row = Record<string, unknown>

/** Where the list goes on, as a Link header says it; null when this was the end. Lists take `take` and a cursor: `before` or `after`. */
export function nextPage(url: URL, fields: readonly string[], take: unknown, answer: unknown): string | null {
  if (typeof take !== 'number') return null
  const [name, cursor] = cursorOf(fields, take, answer)
  if (!name || cursor === null || cursor === undefined) return null
  const query = new URLSearchParams(url.searchParams)
  for (const other of ['before', 'after']) query.delete(other)
  query.set(name, String(cursor))
  return `<${url.pathname}?${query}>; rel="next"`
}

function cursorOf(fields: readonly string[], take: number, answer: unknown): [name?: string, cursor?: unknown] {
  const [older, newer] = ['before', 'after'].filter((name) => fields.includes(name))
  if (Array.isArray(answer)) {
    const last = answer.length >= take ? (answer.at(-1) as Row) : null
    return last ? [older, last.position ?? last.row ?? last.itemId ?? last.id] : []
  }
  if (typeof answer !== 'object' || answer === null) return []
  if ('older' in answer) return [older, answer.older]
  return 'next' in answer ? [newer ?? older, answer.next] : []
}
