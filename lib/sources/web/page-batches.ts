import type { NewBatch } from '../../job'

const batchSize = 5

/** A few pages of one host each, the hosts taking turns, so that no host makes another wait. */
export function pageBatches(pages: readonly { id: string; address: string }[]): NewBatch[] {
  const hosts = new Map<string, string[]>()
  for (const { id, address } of pages) {
    const host = URL.canParse(address) ? new URL(address).host : ''
    hosts.get(host)?.push(id) ?? hosts.set(host, [id])
  }
  const lists = [...hosts.values()].map((ids) =>
    Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, at) =>
      ids.slice(at * batchSize, (at + 1) * batchSize),
    ),
  )
  const rounds = Math.max(0, ...lists.map(({ length }) => length))
  const inTurn = Array.from({ length: rounds }, (_, round) =>
    lists.flatMap((list) => list.slice(round, round + 1)),
  ).flat()
  let first = 0
  return inTurn.map((pageIds) => {
    const batch = { first, size: pageIds.length, input: { pageIds } }
    first += pageIds.length
    return batch
  })
}
