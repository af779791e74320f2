import { setTimeout as pause } from 'node:timers/promises'
import { pool } from '../lib/db'
import { timed } from './bench-report'

/** Four people in a process of their own, each writing one row after another until a message comes. */
export type Write = { at: number; milliseconds: number }

const writers = 4
const rowsEach = 125
const [datasetId] = process.argv.slice(2)
const writes: Write[] = []

let over = false
process.once('message', () => (over = true))
await write(0)
process.send?.('ready')
await Promise.all(
  Array.from({ length: writers }, async (_, writer) => {
    for (let turn = 0; !over; turn++) {
      const at = Date.now()
      const { milliseconds } = await timed(() => write(writer * rowsEach + (turn % rowsEach)))
      writes.push({ at, milliseconds })
      await pause(20)
    }
  }),
)
await pool.end()
process.send?.(writes)

function write(place: number) {
  return pool.query(
    `UPDATE "Sample" SET labels = '{privacy}', revision = revision + 1
     WHERE id = (SELECT id FROM "Sample" WHERE "datasetId" = $1 ORDER BY id OFFSET $2 LIMIT 1)`,
    [datasetId, place],
  )
}
