import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type LandingTable = {
  /** Where rows are copied to: the table itself, or a temporary one that `settle` then reads. */
  copy: string
  prepare?: string
  settle?: { text: string; values: unknown[] }
  clear?: string
}
export type Landed = { added: number; repeats: number }

const enough = 4 * 1024 * 1024
const enoughRows = 5_000

/**
 * Rows on their way into a table, within the caller's transaction. While Postgres takes one load, the next is made:
 * reading and writing go on at the same time, and no more than two loads are held.
 */
export async function openLanding(client: PoolClient, table: LandingTable) {
  let lines: string[] = []
  let size = 0
  let underWay: Promise<void> = Promise.resolve()
  const landed: Landed = { added: 0, repeats: 0 }
  if (table.prepare) await client.query(table.prepare)

  async function send(load: string[]) {
    await copyLines(client, table.copy, load)
    if (!table.settle) {
      landed.added += load.length
      return
    }
    const { rows } = await client.query<Landed>(table.settle)
    landed.added += Number(rows[0]?.added ?? 0)
    landed.repeats += Number(rows[0]?.repeats ?? 0)
    if (table.clear) await client.query(table.clear)
  }

  return {
    landed,
    add(line: string) {
      lines.push(line)
      size += line.length
      return size >= enough || lines.length >= enoughRows
    },
    /** Waits until the load before has landed, and lets this one go. */
    async flush() {
      await underWay
      if (lines.length === 0) return
      underWay = send(lines)
      underWay.catch(() => {}) // Whoever waits for it next is told.
      lines = []
      size = 0
    },
    settled: () => underWay,
  }
}

export async function copyLines(client: PoolClient, copy: string, lines: readonly string[]) {
  const stream = client.query(copyFrom(copy))
  const ended = finished(stream)
  ended.catch(() => {})
  for (let at = 0; at < lines.length && !stream.destroyed; at += 500) {
    const more = stream.write(`${lines.slice(at, at + 500).join('\n')}\n`)
    if (!more) await Promise.race([once(stream, 'drain'), ended])
  }
  stream.end()
  await ended
}
