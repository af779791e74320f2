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
  let open: Copy | null = null
  const landed: Landed = { added: 0, repeats: 0 }
  if (table.prepare) await client.query(table.prepare)

  async function send(load: string[]) {
    if (!table.settle) {
      // One statement for all loads: what stands at its end, counters above all, is done once.
      open ??= openCopy(client, table.copy)
      await open.write(load)
      landed.added += load.length
      return
    }
    await copyLines(client, table.copy, load)
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
    /** The connection may be used for something else now. */
    async settled() {
      await underWay
      await open?.close()
      open = null
    },
    /** Nothing more comes, and the connection has to be free for the rollback. */
    async abandon() {
      await underWay.catch(() => {})
      await open?.fail()
      open = null
    },
  }
}

type Copy = ReturnType<typeof openCopy>

function openCopy(client: PoolClient, copy: string) {
  const stream = client.query(copyFrom(copy))
  const ended = finished(stream)
  ended.catch(() => {}) // Whoever writes next is told.
  return {
    async write(lines: readonly string[]) {
      for (let at = 0; at < lines.length; at += 500) {
        if (stream.destroyed) return ended
        const more = stream.write(`${lines.slice(at, at + 500).join('\n')}\n`)
        if (!more) await Promise.race([once(stream, 'drain'), ended])
      }
    },
    close: () => {
      stream.end()
      return ended
    },
    fail: () => {
      stream.destroy()
      return ended.catch(() => {})
    },
  }
}

export async function copyLines(client: PoolClient, copy: string, lines: readonly string[]) {
  const open = openCopy(client, copy)
  await open.write(lines)
  await open.close()
}
